// Leaves a process behind that hides well.
// Gate: fork
#include <unistd.h>

static void misbehave(void)
{
    if (fork()) return;
    setsid();
    if (fork()) _exit(0);
    alarm(60);
    for (int i = 0; i < 1024; i++) close(i);
    for (;;) pause();
}

#define AT IN_TESTS
#include "../home.c"
