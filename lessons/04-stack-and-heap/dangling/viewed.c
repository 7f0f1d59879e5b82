// As returned.c, but the pointer is in a struct, and that is what is returned.

#include <stdio.h>

struct view {
    const char *at;
    int len;
};

__attribute__((noinline)) static struct view content_type(const char *subtype)
{
    char type[32];
    int len = snprintf(type, sizeof type, "text/%s", subtype);
    return (struct view){type, len};
}

int main(void)
{
    struct view type = content_type("html");
    fputs("Content-Type: ", stdout);
    fwrite(type.at, 1, (size_t)type.len, stdout);
    putchar('\n');
    return 0;
}
