// Floods the harness's own descriptor.
#include <unistd.h>

static void misbehave(void)
{
    static char block[1 << 20];
    for (;;) write(4, block, sizeof block);
}

#define AT IN_KERNELS
#include "../home.c"
