// Runs of one kernel, all with the same n: samples. The kernel joins a hundred words.
#ifndef RUNS_H
#define RUNS_H

#include "bench/bench_measure.h"

struct runs {
    struct bench_subject subject;
    struct bench_result last;
    double wall_ns, cpu_ns; // an operation of it
};

// Finds the n of a run of about goal_ns. join is one of join.h's.
void runs_begin(struct runs *r, char *(*join)(const char *const *words, size_t n),
                uint64_t goal_ns);
void runs_next(struct runs *r);

#endif
