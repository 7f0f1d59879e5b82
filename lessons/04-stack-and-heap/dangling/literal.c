// A compound literal in a block lives as long as the block (C11 6.5.2.5), not as long as the
// function.

#include <stdio.h>

struct server {
    const char *name;
    int port;
};

static void show(const struct server *s)
{
    printf("%s listens on %d\n", s->name, s->port);
}

int main(int argc, char **argv)
{
    const struct server *s = NULL;
    (void)argv;
    if (argc) {
        s = &(struct server){.name = "mirror", .port = 80 + argc};
    }
    if (argc) {
        struct server backup = {.name = "backup", .port = 8080 + argc};
        show(&backup);
    }
    show(s);
    return 0;
}
