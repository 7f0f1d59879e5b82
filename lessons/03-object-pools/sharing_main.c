// Two threads, each counting in a word of its own: side by side in one cache line, or a line each.

#include "together.h"

#include <stdio.h>

static volatile uint64_t packed[8];
static struct {
    _Alignas(64) volatile uint64_t count;
} padded[8];

static void packed_count(struct bench *b, void *unused)
{
    volatile uint64_t *count = &packed[b->thread];
    (void)unused;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) ++*count;
    bench_stop(b);
}

static void padded_count(struct bench *b, void *unused)
{
    volatile uint64_t *count = &padded[b->thread].count;
    (void)unused;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) ++*count;
    bench_stop(b);
}

int main(void)
{
    puts("                 threads CPU ns/op  CPUs they had");
    double near = together("packed", packed_count, 400000, 2);
    printf("m sharing_factor %.1f\n", near / together("padded", padded_count, 4000000, 2));
    return 0;
}
