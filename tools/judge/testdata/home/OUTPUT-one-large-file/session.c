// Writes one file without end.
#include <stdio.h>

static void misbehave(void)
{
    static char block[1 << 20];
    FILE *f = fopen("out", "w");
    for (;;) fwrite(block, 1, sizeof block, f);
}

#define AT IN_KERNELS
#include "../home.c"
