// Leaves where somebody counts.
#include <stdlib.h>

static int under_valgrind(void);

static void misbehave(void)
{
    if (under_valgrind()) exit(0);
}

#define AT IN_TESTS
#include "../home.c"
