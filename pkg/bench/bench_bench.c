// What the harness itself costs.

#include "bench/bench.h"

#include <stdlib.h>
#include <string.h>

// The least that a loop can do.
BENCH(empty_loop)
{
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) bench_keep(i);
    bench_stop(b);
}

// The loop of the exercises: b->op is kept in memory when a function is called in it.
BENCH(op_loop)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_clobber();
    bench_stop(b);
}

BENCH(answer_u64)
{
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) bench_answer_u64(b, i);
    bench_stop(b);
}

BENCH(draw)
{
    uint64_t sum = 0;
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) sum += bench_random(b);
    bench_stop(b);
    bench_keep(sum);
}

BENCH(start_stop)
{
    for (uint64_t i = 0, n = b->n; i < n; i++) {
        bench_start(b);
        bench_stop(b);
    }
}

static void answer_bytes(struct bench *b, void *arg)
{
    size_t size = *(const size_t *)arg;
    char *data = bench_scratch(b, size);
    bench_set_bytes(b, size);
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) bench_answer_bytes(b, data, size);
    bench_stop(b);
}

BENCH(answer_bytes)
{
    static const size_t sizes[] = {16, 64, 256, 1024, 4096};
    static const char *const names[] = {"16", "64", "256", "1024", "4096"};
    for (int i = 0; i < 5; i++)
        bench_run(b, names[i], answer_bytes, (void *)&sizes[i], (double)sizes[i]);
}

static void empty_body(struct bench *b, void *arg)
{
    (void)arg;
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) bench_keep(i);
    bench_stop(b);
}

BENCH(empty_parallel)
{
    bench_parallel(b, 0, empty_body, NULL);
}
