// How the harness finds n, call by call: for a pair of malloc and free until a run takes 100 ms.

#include "calibrate.h"

#include <stdio.h>

int main(void)
{
    struct calibrate_call calls[CALIBRATE_CALLS];
    int count = calibrate_pair(100000000, calls);
    if (count > CALIBRATE_CALLS) count = CALIBRATE_CALLS;
    puts("call          n      took, ms      so ns/op");
    for (int i = 0; i < count; i++) {
        const struct calibrate_call *c = &calls[i];
        printf("%4d %10llu %13.4f %13.2f\n", i + 1, (unsigned long long)c->n, (double)c->ns / 1e6,
               (double)c->ns / (double)c->n);
        const char *name = i + 1 < count ? (char[]){(char)('1' + i), 0} : "last";
        printf("m n_%s %llu\nm n_ms_%s %.4f\nm n_op_%s %.2f\n", name, (unsigned long long)c->n,
               name, (double)c->ns / 1e6, name, (double)c->ns / (double)c->n);
    }
    return 0;
}
