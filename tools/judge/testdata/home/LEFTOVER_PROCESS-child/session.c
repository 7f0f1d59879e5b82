// Leaves a child behind, in a kernel.
// Gate: fork
#include <unistd.h>

static void misbehave(void)
{
    if (fork()) return;
    alarm(60);
    for (;;) pause();
}

#define AT IN_KERNELS
#include "../home.c"
