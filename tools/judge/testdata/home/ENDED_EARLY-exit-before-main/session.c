// Leaves before there is anything to judge.
// Gate: .init_array
#include <unistd.h>

static void misbehave(void)
{
}

__attribute__((constructor)) static void leave(void)
{
    _exit(0);
}

#define AT NEVER
#include "../home.c"
