// Fills memory, in a kernel.
#include <stdlib.h>
#include <string.h>

static void misbehave(void)
{
    for (char *p; (p = malloc(16 << 20));) memset(p, 1, 16 << 20);
}

#define AT IN_KERNELS
#include "../home.c"
