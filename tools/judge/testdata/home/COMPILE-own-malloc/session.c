// Defines what the harness defines.
#include <stddef.h>

static void misbehave(void)
{
}

void *malloc(size_t size)
{
    (void)size;
    return NULL;
}

#define AT NEVER
#include "../home.c"
