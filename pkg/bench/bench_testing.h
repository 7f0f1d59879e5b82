// What the tests of this package share: time that only kernels move, and calls of a function.
#ifndef BENCH_TESTING_H
#define BENCH_TESTING_H

#include "bench/bench_measure.h"

extern int64_t bench_testing_ns; // what both clocks say once bench_testing_clock was called
void bench_testing_clock(void);

// One call of fn with n operations, seed 7 and these meters; *digest may be NULL.
struct bench_run bench_testing_call(unsigned meters, uint64_t n, bench_function *fn, void *arg,
                                    uint64_t *digest);

#endif
