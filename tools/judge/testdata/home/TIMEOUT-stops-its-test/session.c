// Is stopped, as by Ctrl-Z, in a test.
#include <signal.h>

static void misbehave(void)
{
    raise(SIGSTOP);
}

#define AT IN_TESTS
#include "../home.c"
