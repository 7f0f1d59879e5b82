#include "deleted.h"

#include "targets.h"

#include <stdlib.h>
#include <string.h>

const struct deleted deleted_all[DELETED] = {
    {"unused", deleted_unused}, {"written", deleted_written}, {"checked", deleted_checked},
    {"read", deleted_read},     {"cleared", deleted_cleared}, {"text", deleted_text},
    {"shown", deleted_shown},
};

int deleted_unused(int x)
{
    free(malloc(64));
    return x;
}

int deleted_written(int x)
{
    int *p = malloc(sizeof *p);
    *p = x;
    free(p);
    return x;
}

int deleted_checked(int x)
{
    int *p = malloc(sizeof *p);
    if (!p) return -1;
    *p = x;
    free(p);
    return x;
}

int deleted_read(int x)
{
    int *p = malloc(sizeof *p);
    *p = x;
    int y = *p;
    free(p);
    return y;
}

int deleted_cleared(int x)
{
    char *p = calloc(1, 64);
    int y = x + p[x & 63];
    free(p);
    return y;
}

int deleted_text(int x)
{
    char *p = strdup(targets[x]);
    int len = (int)strlen(p);
    free(p);
    return len;
}

int deleted_shown(int x)
{
    int *p = malloc(sizeof *p);
    *p = x;
    __asm__ volatile("" : : "r"(p) : "memory"); // anything may happen to it here
    int y = *p;
    free(p);
    return y;
}
