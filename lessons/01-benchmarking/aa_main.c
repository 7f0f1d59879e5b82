// An A/A test: "old" and "new" are the same function. Whatever differs is what the way of comparing
// makes of noise.

#include "join.h"
#include "runs.h"

#include "stats/stats.h"

#include <math.h>
#include <stdio.h>

enum { TRIALS = 200, RUNS = 10 };

static struct verdict {
    int different;
    double best, worst; // % by which "new" is faster
} one_wall, one, blocks, turns;

static void note(struct verdict *v, double old, double new, int different)
{
    double faster = 100 * (old / new - 1);
    v->best = fmax(v->best, faster);
    v->worst = fmin(v->worst, faster);
    v->different += different;
}

// One run each: different if it is more than 2 %.
static void judge_one(struct verdict *v, double old, double new)
{
    note(v, old, new, fabs(old / new - 1) > 0.02);
}

// Ten runs each, `step` apart in x: their medians, different if Mann and Whitney's p < 0.05.
static void judge_ten(struct verdict *v, const double *x, const double *y, int step)
{
    double old[RUNS], new[RUNS];
    struct stats_utest u;
    for (int i = 0; i < RUNS; i++) {
        old[i] = x[i * step];
        new[i] = y[i * step];
    }
    int different = stats_utest(old, RUNS, new, RUNS, &u) == 0 && u.p < 0.05;
    stats_sort(old, RUNS);
    stats_sort(new, RUNS);
    note(v, stats_median(old, RUNS), stats_median(new, RUNS), different);
}

static void trial(struct runs *r)
{
    double wall[2 * RUNS], cpu[2 * RUNS]; // ns/op
    for (int i = 0; i < 2 * RUNS; i++) {
        runs_next(r);
        wall[i] = r->wall_ns;
        cpu[i] = r->cpu_ns;
    }
    judge_one(&one_wall, wall[0], wall[1]);
    judge_one(&one, cpu[0], cpu[1]);
    judge_ten(&blocks, cpu, cpu + RUNS, 1); // ten old ones, then ten new ones
    judge_ten(&turns, cpu, cpu + 1, 2);     // old, new, old, new, ...
}

static void show(const char *what, const char *name, const struct verdict *v)
{
    printf("%-34s %10d %+10.1f %% %+10.1f %%\n", what, v->different, v->best, v->worst);
    printf("m aa_%s %d\nm aa_%s_best %+.1f\nm aa_%s_worst %+.1f\n", name, v->different, name,
           v->best, name, v->worst);
}

int main(void)
{
    struct runs r;
    runs_begin(&r, join_double, 500000);
    for (int i = 0; i < TRIALS; i++) trial(&r);
    printf("of %d comparisons of a function with itself:\n", TRIALS);
    puts("                                    different   best         worst");
    show("one run each, wall", "one_wall", &one_wall);
    show("one run each, CPU", "one", &one);
    show("ten old, then ten new, CPU", "blocks", &blocks);
    show("ten each, in turns, CPU", "turns", &turns);
    printf("m aa_luck %.0f\n", one.best);
    return 0;
}
