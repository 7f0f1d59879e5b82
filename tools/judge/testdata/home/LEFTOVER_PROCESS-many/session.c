// Forks on and on: 200 times, which must be enough to be stopped.
// Gate: fork
#include <unistd.h>

static void misbehave(void)
{
    for (int i = 0; i < 200; i++)
        if (!fork()) {
            alarm(60);
            for (;;) pause();
        }
    for (;;) pause();
}

#define AT IN_KERNELS
#include "../home.c"
