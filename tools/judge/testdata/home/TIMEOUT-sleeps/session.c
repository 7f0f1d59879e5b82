// Sleeps for ever, in a test.
#include <unistd.h>

static void misbehave(void)
{
    for (;;) pause();
}

#define AT IN_TESTS
#include "../home.c"
