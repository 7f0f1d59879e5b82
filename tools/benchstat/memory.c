#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *p)
{
    if (p != NULL) return p;
    fputs("benchstat: out of memory\n", stderr);
    exit(1);
}

void *memory_new(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size));
}

void *memory_grow(void *p, size_t len, size_t size)
{
    if ((len & (len - 1)) != 0) return p; // between powers of two there is room
    return checked(reallocarray(p, len ? 2 * len : 1, size));
}

char *memory_text(const char *s, size_t len)
{
    char *copy = memory_new(len + 1, 1);
    if (len) memcpy(copy, s, len);
    return copy;
}
