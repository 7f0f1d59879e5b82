// Compares answers. The reference's program is the one whose word on the kernels counts; both
// programs run in one process each for all seeds, and what they stream is compared answer by
// answer.

#include "answers.h"

#include "play.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool list_kernels(struct check *c)
{
    struct play s = {.used = 0};
    struct serve_result reply;
    play_say(&s, "list\n");
    int error = play_script(c, &c->side[VERDICT_REFERENCE], NULL, &s, &reply);
    if (error) return verdict_decide(c->r, VERDICT_GRADER_ERROR, "bench: %s", strerror(-error));
    int n = serve_kernels(&reply, c->kernels, COSTS_KERNELS);
    if (n <= 0) play_stopped(c, VERDICT_REFERENCE, "list", -ENODATA, &reply);
    serve_clean(&reply);
    c->kernel_count = c->r->kernel_count = n > 0 ? n : 0;
    for (int i = 0; i < n; i++) {
        static const struct verdict_cost none = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
        struct verdict_kernel *k = &c->r->kernels[i];
        strcpy(k->name, c->kernels[i].name);
        k->budget = k->cost[0] = k->cost[1] = k->cost[2] = none;
    }
    return n <= 0;
}

void answers_name(const struct serve_kernel *k, const struct serve_difference *d, char name[120])
{
    const char *at = k->answer, *stop = at + strcspn(at, ";");
    name[0] = 0;
    if (d->op >= k->n1) {
        at = *stop ? stop + 1 : stop;
        stop = at + strlen(at);
    }
    for (unsigned i = 0; i < d->nth && at < stop; i++) {
        at += strcspn(at, "|");
        at = at < stop ? at + 1 : stop;
    }
    at += strspn(at, " ");
    size_t len = strcspn(at, "|;");
    if (at < stop && len) snprintf(name, 120, "%.*s", (int)len, at);
}

static bool compare(struct check *c, const struct serve_kernel *k, uint64_t seed,
                    const struct serve_end *wanted, const struct serve_end *got)
{
    struct serve_difference d;
    char where[60] = "after the last operation", name[120];
    if (!serve_differ(wanted, got, k->ulps, &d)) return false;
    c->r->op = (int64_t)d.op;
    c->r->seed = seed;
    snprintf(c->r->kernel, sizeof c->r->kernel, "%s", k->name);
    if (d.op < k->n1) snprintf(where, sizeof where, "operation %" PRIu64, d.op);
    answers_name(k, &d, name);
    return verdict_decide(c->r, VERDICT_WRONG,
                          "%s of kernel %s (seed %" PRIu64 ")%s%s: wanted %s, got %s", where,
                          k->name, seed, *name ? ", " : "", name,
                          d.wanted[0] ? d.wanted : "no answer", d.got[0] ? d.got : "no answer");
}

static bool play_both(struct check *c, const struct play *s,
                      struct serve_result reply[VERDICT_OVERLAYS])
{
    for (int side = VERDICT_YOURS; side <= VERDICT_REFERENCE; side++) {
        int error = play_script(c, &c->side[side], NULL, s, &reply[side]);
        if (error)
            return !verdict_decide(c->r, VERDICT_GRADER_ERROR, "bench: %s", strerror(-error));
    }
    return true;
}

// One run of one kernel, in both replies.
static bool compare_next(struct check *c, const struct serve_kernel *k, uint64_t seed,
                         struct serve_result reply[VERDICT_OVERLAYS])
{
    struct serve_end end[VERDICT_OVERLAYS];
    for (int side = VERDICT_REFERENCE; side >= VERDICT_YOURS; side--) {
        int error = serve_next(&reply[side], k->name, k->n1, &end[side]);
        if (error) return play_stopped(c, side, k->name, error, &reply[side]);
    }
    return compare(c, k, seed, &end[VERDICT_REFERENCE], &end[VERDICT_YOURS]);
}

// Both programs answer for all seeds from first to last, CHECK_RUNS times each on inputs of their
// own.
static bool answers_on(struct check *c, uint64_t first, uint64_t last)
{
    struct play s = {.used = 0};
    struct serve_result reply[VERDICT_OVERLAYS] = {0};
    for (uint64_t seed = first; seed <= last; seed++)
        for (int i = 0; i < c->kernel_count; i++)
            for (int run = 1; run <= CHECK_RUNS; run++)
                play_say(&s, "run %s stream %" PRIu64 " %" PRIu64 " %d\n", c->kernels[i].name,
                         c->kernels[i].n1, seed, run);
    bool decided = !play_both(c, &s, reply);
    for (uint64_t seed = first; seed <= last && !decided; seed++)
        for (int i = 0; i < CHECK_RUNS * c->kernel_count && !decided; i++)
            decided = compare_next(c, &c->kernels[i / CHECK_RUNS], seed, reply);
    const struct serve_result *yours = &reply[VERDICT_YOURS];
    verdict_printed(c->r, yours->run.output, NULL);
    if (!decided && yours->run.leftover)
        decided =
            verdict_decide(c->r, VERDICT_LEFTOVER_PROCESS, "the kernels left a process behind");
    if (!decided && yours->run.end != RUN_EXITED)
        decided = play_stopped(c, VERDICT_YOURS, "(at exit)", -ENODATA, yours);
    for (int side = VERDICT_YOURS; side <= VERDICT_REFERENCE; side++) serve_clean(&reply[side]);
    return decided;
}

bool answers_check(struct check *c)
{
    if (list_kernels(c)) return true;
    return c->how->every_seed ? answers_on(c, 1, CHECK_SEEDS)
                              : answers_on(c, c->r->seed, c->r->seed);
}
