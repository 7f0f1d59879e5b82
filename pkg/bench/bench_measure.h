// From a kernel to a line of results: how many operations to do, and what they cost.
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "bench/bench_run.h"

#include <stdio.h>

// A kernel or a sub-bench that is to be measured.
struct bench_subject {
    bench_function *fn;
    void *arg;
    unsigned meters, threads; // threads: of bench_parallel where the kernel leaves it open
    uint64_t seed, run;       // run: calls so far; each has a stream of its own
    bool asked, subs; // found out by the first call: it asked for inputs; it has sub-benches
    void (*sub)(struct bench *b, const char *sub, bench_function *fn, void *arg, double size);
    void *context;
};

struct bench_result {
    char path[BENCH_PATH]; // NAME/SUB...
    unsigned threads;
    double size; // of bench_run, 0 if it has none
    uint64_t n;
    int64_t wall_ns, cpu_ns; // of all n
    bool counted;
    struct allocs_counts counts;
    uint64_t events[BENCH_EVENTS]; // of all n
    uint64_t bytes;                // an operation
    struct bench_metric metrics[BENCH_METRICS];
    unsigned metric_count;
};

// The next n as Go's testing package predicts it: goal_ns x last n / last ns, a fifth more, at most
// a hundred times the last, at least one more, at most 10^9.
uint64_t bench_predict(uint64_t goal_ns, uint64_t last_n, uint64_t last_ns);

// n operations, in as many calls as it takes: a kernel that asks for inputs does 2^18 a call. One
// that calls bench_report_allocs is counted from the next call on.
// Returns NULL, or what is wrong with the kernel.
const char *bench_batch(struct bench_subject *s, uint64_t n, struct bench_result *result);

// Calibrates from n = 1 until the region takes goal_ns of wall time; goal_n > 0: does just that
// many. bench_measure_on goes on from a batch of one operation that *result already has.
const char *bench_measure(struct bench_subject *s, uint64_t goal_ns, uint64_t goal_n,
                          struct bench_result *result);
const char *bench_measure_on(struct bench_subject *s, uint64_t goal_ns, uint64_t goal_n,
                             struct bench_result *result);

// The value of a metric, such as "instructions/op"; negative: none.
double bench_result_metric(const struct bench_result *r, const char *unit);
void bench_result_put(struct bench_result *r, const char *unit, double value);

// How many results from results[0] on are runs of the same bench, and the median of their CPU
// times, in ns an operation.
size_t bench_result_runs(const struct bench_result *results, size_t count);
double bench_result_median(const struct bench_result *results, size_t runs);

// The median of values, which it sorts.
double bench_median(double *values, size_t count);

#endif
