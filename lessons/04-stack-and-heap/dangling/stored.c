// A pointer to a local is left behind in the caller's struct.

#include <stdio.h>

struct reply {
    const char *type;
};

__attribute__((noinline)) static void reply_init(struct reply *r, const char *subtype)
{
    char type[32];
    snprintf(type, sizeof type, "text/%s", subtype);
    r->type = type;
}

int main(void)
{
    struct reply r;
    reply_init(&r, "html");
    printf("Content-Type: %.31s\n", r.type);
    return 0;
}
