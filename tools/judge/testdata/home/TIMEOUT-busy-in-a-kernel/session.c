// Spins, in a kernel.
static void misbehave(void)
{
    for (volatile int i = 0;; i = 0) continue;
}

#define AT IN_KERNELS
#include "../home.c"
