// Of many short runs the one counts in which the threads were on CPUs most of the time: where
// others had the CPUs, two threads took turns and did not meet. One thread alone meets nobody: of
// its runs the fastest counts.

#include "together.h"

#include "bench/bench_measure.h"

#include <stdio.h>

enum { RUNS = 100, LIMIT_NS = 2000000000 }; // at least so many; more, until they met or so long

struct job {
    bench_function *body;
    unsigned threads;
};

static void on_threads(struct bench *b, void *arg)
{
    const struct job *job = arg;
    bench_parallel(b, job->threads, job->body, NULL);
}

static double cpus(const struct bench_result *r)
{
    return (double)r->cpu_ns / (double)r->wall_ns;
}

static bool better(const struct bench_result *r, const struct bench_result *best, unsigned threads)
{
    return threads == 1 ? r->cpu_ns < best->cpu_ns : cpus(r) > cpus(best);
}

double together(const char *name, void (*body)(struct bench *b, void *unused), uint64_t n,
                unsigned threads)
{
    struct bench_subject s = {
        .fn = on_threads, .arg = &(struct job){body, threads}, .meters = BENCH_CLOCK};
    struct bench_result r, best;
    bench_batch(&s, n, &best);
    int64_t spent_ns = 0;
    for (int i = 0; i < RUNS || (cpus(&best) < 0.95 * threads && spent_ns < LIMIT_NS); i++) {
        bench_batch(&s, n, &r);
        spent_ns += r.wall_ns;
        if (better(&r, &best, threads)) best = r;
    }
    double ns = (double)best.cpu_ns / (double)best.n;
    printf("%-16s %7u %10.2f %14.2f\n", name, threads, ns, cpus(&best));
    if (cpus(&best) < 0.8 * threads)
        puts("  They waited: for each other, or for a CPU (if so, measure on an idle machine).");
    printf("m %s_%u %.2f\nm %s_%u_cpus %.2f\n", name, threads, ns, name, threads, cpus(&best));
    return ns;
}
