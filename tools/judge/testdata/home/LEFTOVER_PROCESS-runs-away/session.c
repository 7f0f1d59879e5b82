// A child that is always another process: 300 times at most.
// Gate: fork
#include <unistd.h>

static void misbehave(void)
{
    if (fork()) return;
    for (int i = 0; i < 300; i++) {
        alarm(60);
        usleep(1000);
        if (fork()) _exit(0);
    }
    for (;;) pause();
}

#define AT IN_TESTS
#include "../home.c"
