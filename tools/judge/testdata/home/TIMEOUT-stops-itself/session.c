// Is stopped, as by Ctrl-Z, in a kernel.
#include <signal.h>

static void misbehave(void)
{
    raise(SIGSTOP);
}

#define AT IN_KERNELS
#include "../home.c"
