// Divides by zero, in a kernel.
static void misbehave(void)
{
    volatile int zero = 0;
    zero = 100 / zero;
}

#define AT IN_KERNELS
#include "../home.c"
