// Prints without end, in a test.
#include <stdio.h>

static void misbehave(void)
{
    for (;;) puts("and on, and on, and on, and on, and on, and on, and on, and on, and on");
}

#define AT IN_TESTS
#include "../home.c"
