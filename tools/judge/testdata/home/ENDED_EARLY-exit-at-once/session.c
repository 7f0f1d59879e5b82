// Leaves a kernel half way, without any handler.
#include <unistd.h>

static void misbehave(void)
{
    _exit(0);
}

#define AT IN_KERNELS
#include "../home.c"
