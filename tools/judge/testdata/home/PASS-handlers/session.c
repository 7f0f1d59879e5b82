// Changes what signals do.
#include <signal.h>

static void nothing(int signal)
{
    (void)signal;
}

static void misbehave(void)
{
    static const int all[] = {SIGHUP, SIGINT, SIGTERM, SIGALRM, SIGUSR1, SIGPIPE, SIGXCPU};
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) signal(all[i], nothing);
}

#define AT IN_TESTS
#include "../home.c"
