// Times an exercise's kernels, start against yours against reference, on the thread's CPU clock.
// Shown, never decisive.
#ifndef TIMING_H
#define TIMING_H

#include "check.h"

#include <stdio.h>

enum { TIMING_ROUNDS_MAX = 200 };
struct timing_samples {
    uint64_t n[COSTS_KERNELS];                                     // operations of a sample
    double ns[COSTS_KERNELS][VERDICT_OVERLAYS][TIMING_ROUNDS_MAX]; // an operation
    int rounds;
};

// Runs rounds rounds of a process each (0: as many as a glance needs) and fills in the kernels'
// time_ns and ratio; all samples are left in *samples. Enter on a terminal ends it early. 0, -EINTR
// when it was ended before there was enough, or another negative errno.
int timing_measure(struct check *c, int rounds, struct timing_samples *samples);

// make bench-NN.K: the table of many rounds, bars, and a plot in build/bench/NN.K/. Returns the
// exit status.
int timing_bench(struct check *c, int rounds, FILE *out);

#endif
