// Spins, in a test.
static void misbehave(void)
{
    for (volatile int i = 0;; i = 0) continue;
}

#define AT IN_TESTS
#include "../home.c"
