// Is killed, in a kernel.
#include <signal.h>

static void misbehave(void)
{
    raise(SIGKILL);
}

#define AT IN_KERNELS
#include "../home.c"
