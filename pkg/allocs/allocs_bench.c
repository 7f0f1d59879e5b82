// What counting costs: `bench` has the hook in it and `bench_bare` has not; the difference is it.
// The block is touched, as a program would.
#include "bench/bench.h"

#include <stdlib.h>
#include <string.h>

static void pairs(struct bench *b, size_t size)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = malloc(size);
        p[0] = 1;
        bench_keep(p);
        free(p);
    }
    bench_stop(b);
    bench_answer_u64(b, size);
}

BENCH(pair_64, .allocs = 1, .bytes = 64)
{
    pairs(b, 64);
}

BENCH(pair_4k, .allocs = 1, .bytes = 4096)
{
    pairs(b, 4096);
}

BENCH(calloc_64, .allocs = 1, .bytes = 64)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = calloc(1, 64);
        bench_keep(p);
        free(p);
    }
    bench_stop(b);
    bench_answer_u64(b, 64);
}

BENCH(realloc_grow_and_shrink, .allocs = 1)
{
    char *p = malloc(100);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        p = realloc(p, b->op & 1 ? 100 : 200);
        bench_keep(p);
    }
    bench_stop(b);
    free(p);
    bench_answer_u64(b, 1);
}

static void pairs_of_thread(struct bench *b, void *unused)
{
    (void)unused;
    pairs(b, 64);
}

// Nothing is shared between threads, so that this costs each of them what pair_64 costs.
BENCH(pair_64_parallel, .allocs = 1, .threads = 2)
{
    bench_parallel(b, 0, pairs_of_thread, NULL);
}
