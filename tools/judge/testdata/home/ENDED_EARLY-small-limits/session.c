// Takes away its own right to write files.
// Gate: setrlimit
#include <sys/resource.h>

static void misbehave(void)
{
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){3, 3});
    setrlimit(RLIMIT_AS, &(struct rlimit){1 << 26, 1 << 26});
}

#define AT IN_TESTS
#include "../home.c"
