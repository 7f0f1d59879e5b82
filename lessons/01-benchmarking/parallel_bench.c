// The same bench on one thread and on two: threads that share nothing, and threads that share one
// counter.

#include "bench/bench.h"
#include "bench/bench_random.h"

#include <stdatomic.h>
#include <stdio.h>

static void apart(struct bench *b, void *unused)
{
    (void)unused;
    uint64_t sum = b->seed;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) sum = bench_random_mix(sum, b->op);
    bench_stop(b);
    bench_answer_u64(b, sum);
}

static void shared(struct bench *b, void *counter)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) atomic_fetch_add((atomic_ullong *)counter, 1);
    bench_stop(b);
}

struct job {
    void (*body)(struct bench *b, void *arg);
    void *arg;
    unsigned threads;
};

static void on_threads(struct bench *b, void *arg)
{
    const struct job *job = arg;
    bench_parallel(b, job->threads, job->body, job->arg);
}

BENCH(parallel, .threads = 2)
{
    static atomic_ullong counter;
    for (unsigned t = 1; t <= 2; t++) {
        char name[32];
        snprintf(name, sizeof name, "apart/%u", t);
        bench_run(b, name, on_threads, &(struct job){apart, NULL, t}, 0);
        snprintf(name, sizeof name, "shared/%u", t);
        bench_run(b, name, on_threads, &(struct job){shared, &counter, t}, 0);
    }
}
