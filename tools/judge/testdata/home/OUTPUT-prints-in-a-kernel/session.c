// Prints without end, in a kernel.
#include <stdio.h>

static void misbehave(void)
{
    for (;;) puts("and on, and on, and on, and on, and on, and on, and on, and on, and on");
}

#define AT IN_KERNELS
#include "../home.c"
