// Spins where somebody counts.
static int under_valgrind(void);

static void misbehave(void)
{
    while (under_valgrind()) continue;
}

#define AT IN_TESTS
#include "../home.c"
