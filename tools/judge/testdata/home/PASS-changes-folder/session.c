// Goes elsewhere.
#include <unistd.h>

static void misbehave(void)
{
    if (chdir("/")) return;
}

#define AT IN_TESTS
#include "../home.c"
