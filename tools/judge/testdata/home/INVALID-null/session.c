// Follows NULL, in a test.
#include <stddef.h>

static void misbehave(void)
{
    volatile int *volatile nowhere = NULL;
    *nowhere = 1;
}

#define AT IN_TESTS
#include "../home.c"
