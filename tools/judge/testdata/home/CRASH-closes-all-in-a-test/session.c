// Closes every descriptor, Criterion's too.
#include <unistd.h>

static void misbehave(void)
{
    for (int i = 0; i < 1024; i++) close(i);
}

#define AT IN_TESTS
#include "../home.c"
