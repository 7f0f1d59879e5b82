// Calls itself without end, in a kernel.
static int deep(volatile char *above)
{
    volatile char here[4096];
    here[0] = above[0];
    return deep(here) + here[0];
}

static void misbehave(void)
{
    volatile char here = 1;
    deep(&here);
}

#define AT IN_KERNELS
#include "../home.c"
