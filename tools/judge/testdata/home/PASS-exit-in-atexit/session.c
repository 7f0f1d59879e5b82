// Leaves when all is done, in a hurry.
#include <stdlib.h>
#include <unistd.h>

static void leave(void)
{
    _exit(0);
}

static void misbehave(void)
{
    atexit(leave);
}

#define AT IN_KERNELS
#include "../home.c"
