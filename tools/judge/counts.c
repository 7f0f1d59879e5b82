// Counts what kernels cost. Natively three warmed runs whose allocations are counted; a leak is
// what grows in all three. Then under callgrind. What is over its budget is blamed on lines.

#include "counts.h"

#include "meter.h"
#include "places.h"
#include "play.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 3 };

// Allocations. After a warm run of 2 n1, runs of n1, n1 and 2 n1; the last is the one that is
// reported.

static void write_counts(const struct check *c, struct play *s)
{
    for (int i = 0; i < c->kernel_count; i++) {
        const struct serve_kernel *k = &c->kernels[i];
        uint64_t seed = CHECK_COST_SEED;
        play_say(s, "run %s plain %" PRIu64 " %" PRIu64 " 1\n", k->name, 2 * k->n1, seed);
        for (int run = 1; run <= RUNS; run++)
            play_say(s, "run %s count %" PRIu64 " %" PRIu64 " %d\n", k->name,
                     (run == RUNS ? 2 : 1) * k->n1, seed, run + 1);
        if (k->stack >= 0)
            play_say(s, "run %s stack %" PRIu64 " %" PRIu64 " 6\n", k->name, k->n1, seed);
    }
}

// What the warmed runs of a kernel left behind and answered.
struct warm {
    double leaks; // blocks an operation that stay
    struct serve_digest digest[RUNS];
};

// Reads one kernel's counts into *cost; *leaks: blocks an operation that stay. 0 or serve_next's
// error.
static int read_counts(const struct serve_kernel *k, struct serve_result *reply,
                       struct verdict_cost *cost, struct warm *warm)
{
    struct serve_end end;
    int error = serve_next(reply, k->name, 2 * k->n1, &end);
    warm->leaks = INFINITY;
    for (int run = 1; run <= RUNS && !error; run++) {
        uint64_t n = (run == RUNS ? 2 : 1) * k->n1;
        error = serve_next(reply, k->name, n, &end);
        cost->allocs = (double)end.allocs / (double)n;
        cost->bytes = (double)end.bytes / (double)n;
        warm->leaks = fmin(warm->leaks, (double)end.outstanding / (double)n);
        warm->digest[run - 1] = end.digest;
    }
    if (!error && k->stack >= 0) {
        error = serve_next(reply, k->name, k->n1, &end);
        cost->stack = (double)end.stack;
    }
    return error;
}

// Names the lines that allocate, dearest first.
static uint64_t weight(const struct place *p, enum verdict v)
{
    return v == VERDICT_LEAK ? p->live_blocks : v == VERDICT_ALLOCS ? p->allocs : p->bytes;
}

static void tell_places(struct check *c, const struct place *places, int n, enum verdict v)
{
    uint64_t all = 0;
    for (int i = 0; i < n; i++) all += weight(&places[i], v);
    for (int i = 0, shown = 0; i < n && shown < 3; i++) {
        const struct place *p = &places[i];
        char at[280];
        if (!weight(p, v)) continue;
        if (p->file[0])
            snprintf(at, sizeof at, "%s:%u %s", p->file, p->line, p->function);
        else
            snprintf(at, sizeof at, "%s, outside your files", p->callee);
        if (!shown++) snprintf(c->r->place, sizeof c->r->place, "%s", at);
        verdict_detail(c->r, "    %" PRIu64 " of %" PRIu64 "%s %s %s", weight(p, v), all,
                       v > VERDICT_ALLOCS ? " bytes" : "", v == VERDICT_LEAK ? "made at" : "at",
                       at);
        if (p->file[0] && strcmp(p->callee, "malloc")) verdict_detail(c->r, ", by %s", p->callee);
        verdict_detail(c->r, "\n");
    }
}

static void place_allocations(struct check *c, const struct serve_kernel *k, enum verdict v)
{
    struct play s = {.used = 0};
    struct serve_result reply;
    struct serve_end end;
    struct place places[16];
    int n = 0;
    play_say(&s, "run %s plain %" PRIu64 " 1 1\nrun %s %s %" PRIu64 " 1 2\n", k->name, 2 * k->n1,
             k->name, v == VERDICT_LEAK ? "leaks" : "trace", k->n1);
    if (play_script(c, &c->side[VERDICT_YOURS], NULL, &s, &reply)) return;
    if (!serve_next(&reply, k->name, 2 * k->n1, &end) && !serve_next(&reply, k->name, k->n1, &end))
        n = places_read(end.lines, end.lines_len, c->side[VERDICT_YOURS].dir, places, 16);
    tell_places(c, places, n, v);
    serve_clean(&reply);
}

// The peak of a process that did nothing before: what a program keeps from its first call on is in
// it.
static bool count_peak(struct check *c, int side, int i)
{
    struct play s = {.used = 0};
    struct serve_result reply;
    struct serve_end end;
    const struct serve_kernel *k = &c->kernels[i];
    if (k->peak < 0) return false;
    play_say(&s, "run %s leaks %" PRIu64 " %d 5\n", k->name, k->n1, CHECK_COST_SEED);
    int error = play_script(c, &c->side[side], NULL, &s, &reply);
    if (error) return verdict_decide(c->r, VERDICT_GRADER_ERROR, "bench: %s", strerror(-error));
    error = serve_next(&reply, k->name, k->n1, &end);
    bool decided = error && play_stopped(c, side, k->name, error, &reply);
    c->r->kernels[i].cost[side].peak = (double)end.peak;
    serve_clean(&reply);
    return decided;
}

static bool count_side(struct check *c, int side, struct warm warm[COSTS_KERNELS])
{
    struct play s = {.used = 0};
    struct serve_result reply;
    bool decided = false;
    write_counts(c, &s);
    int error = play_script(c, &c->side[side], NULL, &s, &reply);
    if (error) return verdict_decide(c->r, VERDICT_GRADER_ERROR, "bench: %s", strerror(-error));
    for (int i = 0; i < c->kernel_count && !decided; i++) {
        error = read_counts(&c->kernels[i], &reply, &c->r->kernels[i].cost[side], &warm[i]);
        if (error) decided = play_stopped(c, side, c->kernels[i].name, error, &reply);
    }
    bool whole = reply.run.end == RUN_EXITED && !reply.run.code;
    if (!decided && (*reply.at || !whole)) // a record too many is somebody else's
        decided = play_stopped(c, side, "at its end", *reply.at ? -EBADMSG : -ENODATA, &reply);
    serve_clean(&reply);
    for (int i = 0; i < c->kernel_count && !decided; i++) decided = count_peak(c, side, i);
    return decided;
}

// Instructions and all else that callgrind counts.

static void take_cost(struct verdict_cost *v, const struct callgrind_cost *k)
{
    v->instructions = k->instructions;
    v->syscalls = k->syscalls;
    v->locks = k->locks;
    v->misses = k->d1_misses;
}

static bool measure_side(struct check *c, int side, struct costs *costs)
{
    struct costs_how how = {.kernels = c->kernels,
                            .count = c->kernel_count,
                            .seed = CHECK_COST_SEED,
                            .seconds = c->how->seconds,
                            .trusted = side != VERDICT_YOURS};
    for (int i = 0; i < c->kernel_count; i++) how.misses |= c->kernels[i].misses >= 0;
    int error = costs_measure(&c->side[side], &how, costs);
    if (error) return verdict_decide(c->r, VERDICT_GRADER_ERROR, "callgrind: %s", strerror(-error));
    if (costs->error)
        return play_stopped(c, side, c->kernels[costs->count].name, costs->error, &costs->session);
    for (int i = 0; i < c->kernel_count; i++)
        take_cost(&c->r->kernels[i].cost[side], &costs->kernels[i].cost);
    return false;
}

static int by_calls(const void *a, const void *b)
{
    const struct callgrind_site *s = a, *t = b;
    double x = s->callee ? s->callee_calls : 0, y = t->callee ? t->callee_calls : 0;
    return x < y ? 1 : x > y ? -1 : 0;
}

// Names the lines that cost most: by their instructions, or, where what they call is what counts,
// by their calls.
static void place_costs(struct check *c, const struct serve_kernel *k, const struct costs *costs,
                        bool calls)
{
    struct callgrind_site sites[32];
    struct callgrind_runs runs = {k->name, k->n1, 2 * k->n1, c->side[VERDICT_YOURS].dir};
    int n = costs->file ? callgrind_sites(costs->file, &runs, sites, 32) : 0;
    if (calls && n > 0) qsort(sites, (size_t)n, sizeof *sites, by_calls);
    for (int i = 0; i < n && i < 3 && (!i || calls || sites[i].share >= 0.01); i++) {
        const struct callgrind_site *s = &sites[i];
        const char *file = strstr(s->file, runs.overlay);
        char at[240];
        snprintf(at, sizeof at, "%s:%u %s", file ? file : s->file, s->line, s->function);
        if (!i) snprintf(c->r->place, sizeof c->r->place, "%s", at);
        if (!calls) verdict_detail(c->r, "    %.1f %% at %s", 100 * s->share, at);
        if (!calls && s->callee) verdict_detail(c->r, ", %.3g %s/op", s->callee_calls, s->callee);
        if (calls && s->callee)
            verdict_detail(c->r, "    %.3g %s/op at %s", s->callee_calls, s->callee, at);
        if (!calls || s->callee) verdict_detail(c->r, "\n");
    }
}

// Budgets.

static void set_budgets(struct check *c)
{
    for (int i = 0; i < c->kernel_count; i++) {
        const struct serve_kernel *k = &c->kernels[i];
        struct verdict_kernel *v = &c->r->kernels[i];
        const struct verdict_cost *reference = &v->cost[VERDICT_REFERENCE];
        v->budget.allocs = k->allocs;
        v->budget.bytes = k->bytes;
        v->budget.peak = k->peak;
        v->budget.syscalls = k->syscalls;
        v->budget.locks = k->locks;
        v->budget.stack = k->stack;
        v->tolerance = k->threads > 1 ? 0.02 : 0;
        if (k->instructions > 0) v->budget.instructions = k->instructions * reference->instructions;
        if (k->misses > 0) v->budget.misses = k->misses * reference->misses;
    }
}

static void say_over(struct check *c, const struct verdict_kernel *k, const struct meter *m)
{
    char relative[48] = "";
    double budget = meter_get(&k->budget, m), ratio = meter_ratio(k, m);
    if (ratio >= 0) snprintf(relative, sizeof relative, " (%.3g times the reference's)", ratio);
    strcpy(c->r->kernel, k->name);
    verdict_decide(c->r, m->verdict, "kernel %s: %s %s, budget %s%s", k->name,
                   meter_number(m, meter_get(&k->cost[VERDICT_YOURS], m)), m->words,
                   budget > 0 ? meter_number(m, budget) : "0", relative);
}

// The first in the order of the verdicts.
static bool over_budget(struct check *c, const struct costs *costs)
{
    for (const struct meter *m = meter_all; m < meter_all + METER_COUNT; m++)
        for (int i = 0; i < c->kernel_count; i++) {
            if (!(meter_over(&c->r->kernels[i], m) > 0)) continue;
            say_over(c, &c->r->kernels[i], m);
            if (m->verdict <= VERDICT_PEAK)
                place_allocations(c, &c->kernels[i], m->verdict);
            else
                place_costs(c, &c->kernels[i], costs, m->verdict < VERDICT_INSTRUCTIONS);
            return true;
        }
    return false;
}

static bool leaked(struct check *c, const struct warm warm[COSTS_KERNELS])
{
    for (int i = 0; i < c->kernel_count; i++) {
        if (warm[i].leaks <= 0) continue;
        strcpy(c->r->kernel, c->kernels[i].name);
        verdict_decide(c->r, VERDICT_LEAK, "kernel %s: %.4g blocks an operation are never freed",
                       c->kernels[i].name, warm[i].leaks);
        place_allocations(c, &c->kernels[i], VERDICT_LEAK);
        return true;
    }
    return false;
}

// The answers of counted runs, native and under callgrind, are compared by their digests: a program
// that is right only when nobody counts is wrong.
static bool same_digests(struct check *c, const struct costs *costs,
                         struct warm warm[][COSTS_KERNELS])
{
    for (int i = 0; i < c->kernel_count; i++) {
        const struct serve_digest *wanted = costs[VERDICT_REFERENCE].kernels[i].digest,
                                  *got = costs[VERDICT_YOURS].kernels[i].digest;
        unsigned ulps = c->kernels[i].ulps;
        bool same = serve_same(&wanted[0], &got[0], ulps) && serve_same(&wanted[1], &got[1], ulps);
        wanted = warm[VERDICT_REFERENCE][i].digest;
        got = warm[VERDICT_YOURS][i].digest;
        for (int run = 0; run < RUNS; run++) same &= serve_same(&wanted[run], &got[run], ulps);
        if (same) continue;
        strcpy(c->r->kernel, c->kernels[i].name);
        return !verdict_decide(
            c->r, VERDICT_WRONG,
            "kernel %s: the answers of a counted run (seed %d) differ from the reference's",
            c->kernels[i].name, CHECK_COST_SEED);
    }
    return true;
}

bool counts_check(struct check *c)
{
    struct warm warm[VERDICT_OVERLAYS][COSTS_KERNELS] = {0};
    struct costs costs[VERDICT_OVERLAYS] = {0};
    bool decided = false;
    for (int side = VERDICT_OVERLAYS - 1; side >= 0 && !decided; side--)
        decided = count_side(c, side, warm[side]) || measure_side(c, side, &costs[side]);
    if (!decided) decided = !same_digests(c, costs, warm);
    if (!decided) {
        set_budgets(c);
        decided = leaked(c, warm[VERDICT_YOURS]) || over_budget(c, &costs[VERDICT_YOURS]);
    }
    for (int side = 0; side < VERDICT_OVERLAYS; side++) costs_clean(&costs[side]);
    return decided;
}
