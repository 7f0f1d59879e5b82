// Gives up, in a test.
#include <stdlib.h>

static void misbehave(void)
{
    abort();
}

#define AT IN_TESTS
#include "../home.c"
