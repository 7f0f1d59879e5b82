// Writes one file after the other.
#include <stdio.h>

static void misbehave(void)
{
    static char block[1 << 20];
    for (int i = 0;; i++) {
        char name[20];
        sprintf(name, "%d", i);
        FILE *f = fopen(name, "w");
        for (int k = 0; f && k < 32; k++) fwrite(block, 1, sizeof block, f);
        if (f) fclose(f);
    }
}

#define AT IN_KERNELS
#include "../home.c"
