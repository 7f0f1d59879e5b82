// Times kernels. Every sample is a process of its own, of start, yours and reference in turn, so
// that what disturbs the machine disturbs all three and each sample has its own layout in memory;
// the ratio is taken of samples that stood side by side. Its interval is a bootstrap's. An interval
// that holds 1 means: cannot tell.

#include "timing.h"

#include "stats/stats.h"
#include "style.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROUNDS = 15, ROUNDS_MAX = 200, SAMPLE_NS = 2000000, N_MAX = 1 << 18 };

struct plan {
    uint64_t n[COSTS_KERNELS];
    double ns[COSTS_KERNELS][VERDICT_OVERLAYS][ROUNDS_MAX];
    int rounds;
};

static bool key_pressed(void)
{
    struct pollfd p = {.fd = 0, .events = POLLIN};
    if (!isatty(0) || poll(&p, 1, 0) <= 0) return false;
    char drop[64];
    return read(0, drop, sizeof drop) >= 0;
}

// One process: a run to warm up and one to keep, of every kernel. ns[i] is an operation's time.
static int sample(const struct check *c, int side, const uint64_t *n, uint64_t seed, double *ns)
{
    char script[4096], program[300];
    size_t used = 0;
    for (int i = 0; i < c->kernel_count; i++)
        used += (size_t)snprintf(
            script + used, sizeof script - used,
            "run %s plain %" PRIu64 " %" PRIu64 " 1\nrun %s plain %" PRIu64 " %" PRIu64 " 2\n",
            c->kernels[i].name, n[i] / 2 + 1, seed, c->kernels[i].name, n[i], seed);
    snprintf(program, sizeof program, "./%s/bench_bare", c->side[side].out);
    struct serve_result r;
    int error = serve_script((const char *[]){program, SERVE_FLAG, NULL}, NULL, script, 30, &r);
    if (error) return error;
    for (int i = 0; i < c->kernel_count && !error; i++) {
        struct serve_end end;
        error = serve_next(&r, c->kernels[i].name, n[i] / 2 + 1, &end);
        if (!error) error = serve_next(&r, c->kernels[i].name, n[i], &end);
        ns[i] = (double)end.cpu_ns / (double)n[i];
    }
    serve_clean(&r);
    return error;
}

// How many operations make a sample long enough, by the reference's time; the start may take ten
// times as long.
static int calibrate(const struct check *c, struct plan *p)
{
    double ns[COSTS_KERNELS];
    for (int i = 0; i < c->kernel_count; i++) p->n[i] = c->kernels[i].n1;
    int error = sample(c, VERDICT_REFERENCE, p->n, 1, ns);
    for (int i = 0; i < c->kernel_count && !error; i++) {
        double n = ns[i] > 0 ? SAMPLE_NS / ns[i] : N_MAX;
        p->n[i] = n > N_MAX ? N_MAX : n < 100 ? 100 : (uint64_t)n;
    }
    return error;
}

static int measure(const struct check *c, struct plan *p, int rounds)
{
    int error = 0;
    for (p->rounds = 0; p->rounds < rounds && !error; p->rounds++) {
        double ns[VERDICT_OVERLAYS][COSTS_KERNELS];
        style_progress("timing, %d of %d rounds (Enter skips)", p->rounds, rounds);
        if (key_pressed()) break;
        for (int k = 0; k < VERDICT_OVERLAYS && !error; k++) {
            int side = (k + p->rounds) % VERDICT_OVERLAYS; // nobody always goes first
            error = sample(c, side, p->n, (uint64_t)p->rounds + 1, ns[side]);
        }
        for (int i = 0; i < c->kernel_count; i++)
            for (int side = 0; side < VERDICT_OVERLAYS; side++)
                p->ns[i][side][p->rounds] = ns[side][i];
    }
    style_progress_end();
    return error ? error : p->rounds < 6 ? -EINTR : 0;
}

static void summarise(struct check *c, const struct plan *p, FILE *samples)
{
    for (int i = 0; i < c->kernel_count; i++) {
        struct verdict_kernel *k = &c->r->kernels[i];
        struct stats_interval ratio;
        size_t n = (size_t)p->rounds;
        if (!stats_ratio_paired(p->ns[i][VERDICT_START], p->ns[i][VERDICT_YOURS], n, 0.95, 1,
                                &ratio)) {
            k->ratio = ratio.center;
            k->ratio_low = ratio.lo;
            k->ratio_high = ratio.hi;
        }
        for (int side = 0; side < VERDICT_OVERLAYS; side++) {
            double sorted[ROUNDS_MAX];
            memcpy(sorted, p->ns[i][side], n * sizeof *sorted);
            stats_sort(sorted, n);
            struct stats_interval median = stats_median_interval(sorted, n, 0.95);
            k->cost[side].time_ns = median.center;
            k->cost[side].time_low_ns = median.lo;
            k->cost[side].time_high_ns = median.hi;
            for (size_t s = 0; s < n && samples; s++)
                fprintf(samples, "%s %d %.4f\n", k->name, side, p->ns[i][side][s]);
        }
    }
}

int timing_measure(struct check *c, int rounds, FILE *samples)
{
    struct plan *p = malloc(sizeof *p);
    if (!p) return -ENOMEM;
    if (rounds <= 0) rounds = ROUNDS;
    if (rounds > ROUNDS_MAX) rounds = ROUNDS_MAX;
    int error = calibrate(c, p);
    if (!error) error = measure(c, p, rounds);
    if (!error) summarise(c, p, samples);
    free(p);
    return error;
}
