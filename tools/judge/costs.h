// What an overlay's kernels cost under callgrind, an operation: exact, and the same each time.
// Those of trusted overlays (the start, the reference) are kept beside their programs and measured
// again only when valgrind or libc changed.
#ifndef COSTS_H
#define COSTS_H

#include "build.h"
#include "callgrind.h"
#include "serve.h"

#define COSTS_KERNELS 8
struct costs {
    int count;
    struct costs_kernel {
        struct callgrind_cost cost;
        struct serve_digest digest[2]; // of the answers of both counted runs
    } kernels[COSTS_KERNELS];
    struct callgrind *file;      // NULL where they were remembered
    struct serve_result session; // how the program ended; as above
    int error; // 0, or why the reply is no good (serve_next's), at kernel number count
};

struct costs_how {
    const struct serve_kernel *kernels;
    int count;
    uint64_t seed;
    double seconds; // CPU time; 0: 30
    bool misses;    // simulate the caches too
    bool trusted;   // may be remembered
};

// 0, with costs.error and costs.session telling what became of the program; a negative errno if we
// failed.
int costs_measure(const struct build_overlay *o, const struct costs_how *how, struct costs *c);
void costs_clean(struct costs *c);

#endif
