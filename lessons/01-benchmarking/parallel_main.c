// The same work on one thread and on two: threads that share nothing, and threads that share one
// counter. Of many short runs the one counts in which the threads were on CPUs most of the time:
// where others had the CPUs, two threads took turns and did not meet.

#include "bench/bench_measure.h"

#include <stdatomic.h>
#include <stdio.h>

enum { RUNS = 100, GOAL_NS = 1000000 };

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
    bench_function *body;
    unsigned threads;
};

static void on_threads(struct bench *b, void *arg)
{
    static atomic_ullong counter;
    const struct job *job = arg;
    bench_parallel(b, job->threads, job->body, &counter);
}

static double cpus(const struct bench_result *r)
{
    return (double)r->cpu_ns / (double)r->wall_ns;
}

static void show(const char *name, bench_function *body, unsigned threads)
{
    struct bench_subject s = {
        .fn = on_threads, .arg = &(struct job){body, threads}, .meters = BENCH_CLOCK};
    struct bench_result r, best;
    bench_measure(&s, GOAL_NS, 0, &best);
    for (int i = 0; i < RUNS; i++) {
        bench_batch(&s, best.n, &r);
        if (cpus(&r) > cpus(&best)) best = r;
    }
    double n = (double)best.n, wall = (double)best.wall_ns / n, cpu = (double)best.cpu_ns / n;
    printf("%-8s %7u %10.2f %9.2f %10.2f\n", name, threads, wall, cpu, cpus(&best));
    printf("m %s_%u_wall %.2f\nm %s_%u_cpu %.2f\nm %s_%u_cpus %.2f\n", name, threads, wall, name,
           threads, cpu, name, threads, cpus(&best));
}

int main(void)
{
    puts("         threads wall ns/op CPU ns/op  CPUs they had");
    for (unsigned threads = 1; threads <= 2; threads++) show("apart", apart, threads);
    for (unsigned threads = 1; threads <= 2; threads++) show("shared", shared, threads);
    return 0;
}
