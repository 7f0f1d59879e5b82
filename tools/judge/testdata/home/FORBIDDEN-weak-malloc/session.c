// Has a malloc of its own, for where the harness has none.
// Gate: malloc
#include <stddef.h>

static void misbehave(void)
{
}

__attribute__((weak)) void *malloc(size_t size)
{
    static char memory[1 << 20], *next = memory;
    char *p = next;
    next += (size + 15) & ~(size_t)15;
    return next <= memory + sizeof memory ? p : NULL;
}

#define AT NEVER
#include "../home.c"
