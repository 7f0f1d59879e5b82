// Ignores every signal that can be ignored, and spins.
#include <signal.h>

static void misbehave(void)
{
    for (int i = 1; i < 65; i++) signal(i, SIG_IGN);
    for (volatile int i = 0;; i = 0) continue;
}

#define AT IN_TESTS
#include "../home.c"
