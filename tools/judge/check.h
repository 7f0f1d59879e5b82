// One check: an overlay of an exercise is built, gated, tested, its answers compared with the
// reference's and its costs with their budgets. Deterministic but for the seed of the answers; time
// is another matter (timing.h).
#ifndef CHECK_H
#define CHECK_H

#include "build.h"
#include "costs.h"
#include "exercise.h"
#include "verdict.h"

enum {
    CHECK_SEEDS = 16, // the pool that the answers' seed is drawn from: 1 to 16
    CHECK_RUNS = 2,   // of n1 operations each, on which the answers are compared: RUN is 1, then 2
    CHECK_COST_SEED = 1, // on which costs are counted
};

struct check_how {
    uint64_t seed;   // 0: one of the pool, at random
    bool every_seed; // answers on all seeds of the pool
    const char *cc;  // NULL: gcc
    double seconds;  // CPU time of any one run or compiler; 0: each its own
    bool no_gate;    // for our tests: what the gate refuses is run
    bool sanitize;   // what gives the right answers is run under the sanitizers too
    void (*progress)(const char *what); // NULL, or told what begins
};

struct check {
    const struct exercise *exercise;
    const struct check_how *how;
    struct build_overlay side[VERDICT_OVERLAYS];
    struct serve_kernel kernels[COSTS_KERNELS];
    int kernel_count;
    struct verdict_result *r;
};

// Judges the files in overlay. The verdict, the costs and all words are in c->r; c->side tells
// where the programs are.
void check_folder(struct check *c, const struct exercise *e, const char *overlay,
                  const struct check_how *how, struct verdict_result *r);

#endif
