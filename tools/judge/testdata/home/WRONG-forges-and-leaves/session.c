// Writes all end records itself and leaves.
#include <unistd.h>

static void misbehave(void)
{
    static const char end[] = "end churn 10000 1 1 0 0 0 0 0123456789abcdef 0 0 0 0x0p+0 0x0p+0\n";
    for (int i = 0; i < 20; i++) write(4, end, sizeof end - 1);
    _exit(0);
}

#define AT IN_KERNELS
#include "../home.c"
