// Figures: what a directory claims of its speed, and beside whom. A *_peers_bench.c has kernels of
// both sides and registers the claims; `peers -peers` (so `make figures`) measures them:
//
//     BENCH(pool_4k) {...}   BENCH(malloc_4k) {...}
//     BENCH_FIGURE("pool, malloc", pool_4k, .peer = BENCH_KERNEL(malloc_4k), .least = 3)
//     BENCH_FIGURE("pool, 4 KB", pool_4k, .most_ns = 2.5)
//
// The two sides take turns ten times, changing who goes first, on the CPU's clock. One line each:
//
//     figure NAME | OURS | PEER | RATIO [LOW, HIGH] | TARGET | ok
//     figure pool, malloc | 2.31 ns/op, spread 1.2 % | 9.40 ns/op, spread 2.0 % |
//         4.07 [4.01, 4.12] | ratio >= 3 | ok
//
// OURS and PEER are medians of CPU time; spread is highest less lowest over the median. The ratio
// is the peer's time over ours, so more than 1 is faster than the peer: the median of the ten
// pairs, between the second lowest and the second highest of them, which hold the true median
// with 97.9 % (order statistics). Where what is claimed is how much more than the peer's ours is,
// that difference stands in the ratio's place. What does not apply is "-"; the last word is ok,
// missed, or, with a reason, "skipped: ..." or "failed: ...".
#ifndef BENCH_PEERS_H
#define BENCH_PEERS_H

#include "bench/bench.h"

#include <stdio.h>

struct bench_figure {
    const char *name;
    const struct bench_kernel *ours, *peer;
    double (*peer_ns)(uint64_t goal_ns); // or a peer that measures itself, for about so long: CPU
                                         // time an operation; negative: it is not there
    const char *missing;                 // what to install then
    double least, most;                  // of the ratio
    double most_ns;                      // of ours
    double most_more_ns;                 // of ours less the peer's
    double most_spread; // of ours, in per cent; then its runs are five times as long, a second
};

#define BENCH_KERNEL(name)       (&bench_kernel_##name)
#define BENCH_PASTE_(name, line) name##line
#define BENCH_PASTE(name, line)  BENCH_PASTE_(name, line)
#define BENCH_FIGURE(title, kernel, ...)                                                           \
    static const struct bench_figure BENCH_PASTE(bench_figure_, __LINE__) = {                      \
        .name = title, .ours = BENCH_KERNEL(kernel), ##__VA_ARGS__};                               \
    BENCH_IN_ORDER                                                                                 \
    __attribute__((section("bench_figures"),                                                       \
                   used)) static const struct bench_figure *const BENCH_PASTE(bench_figured_,      \
                                                                              __LINE__) =          \
        &BENCH_PASTE(bench_figure_, __LINE__);

// Measures all that are registered, each sample for goal_ns, and prints their lines. Returns how
// many were missed or failed.
int bench_peers(FILE *out, uint64_t goal_ns, uint64_t seed);

#endif
