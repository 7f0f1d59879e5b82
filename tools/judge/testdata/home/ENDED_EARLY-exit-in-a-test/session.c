// Leaves a test half way.
#include <stdlib.h>

static void misbehave(void)
{
    exit(0);
}

#define AT IN_TESTS
#include "../home.c"
