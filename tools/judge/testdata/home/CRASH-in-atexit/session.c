// Gives up when all is done.
#include <stdlib.h>

static void misbehave(void)
{
    atexit(abort);
}

#define AT IN_KERNELS
#include "../home.c"
