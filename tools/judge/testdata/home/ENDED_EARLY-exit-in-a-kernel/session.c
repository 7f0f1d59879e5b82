// Leaves a kernel half way.
#include <stdlib.h>

static void misbehave(void)
{
    exit(0);
}

#define AT IN_KERNELS
#include "../home.c"
