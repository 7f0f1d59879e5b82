// Writes an end record in the harness's name and goes on.
#include <unistd.h>

static void misbehave(void)
{
    static const char end[] = "end churn 10000 1 1 0 0 0 0 0123456789abcdef 0 0 0 0x0p+0 0x0p+0\n";
    write(4, end, sizeof end - 1);
}

#define AT IN_KERNELS
#include "../home.c"
