// The same work under two harnesses: done by bench_peers_bench.c, called by its kernels and by
// google-benchmark's in bench_google.cc, which is C++ and there only where libbenchmark is.
#ifndef BENCH_GOOGLE_H
#define BENCH_GOOGLE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

uint64_t bench_google_hash(uint64_t seed);   // a chain of multiplications
uint64_t bench_google_sum(uint64_t seed);    // of 16 KB
uint64_t bench_google_walk(uint64_t seed);   // of a list of 64 nodes, 8 times
uint64_t bench_google_digits(uint64_t seed); // of 31 numbers, by division

// CPU time of a call of work, in ns, measured by google-benchmark for about goal_ns.
double bench_google_ns(uint64_t (*work)(uint64_t seed), uint64_t goal_ns) __attribute__((weak));

#ifdef __cplusplus
}
#endif

#endif
