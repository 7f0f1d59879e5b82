// Times kernels. Every sample is a process of its own, of start, yours and reference in turn, so
// that what disturbs the machine disturbs all three and each sample has its own layout in memory;
// the ratio is taken of samples that stood side by side. Its interval is a bootstrap's. An interval
// that holds 1 means: cannot tell.

#include "timing.h"

#include "bench/bench_output.h"
#include "bench/bench_plot.h"
#include "report.h"
#include "stats/stats.h"
#include "style.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROUNDS = 15, SAMPLE_NS = 2000000, N_MAX = 1 << 18 };

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
    int error =
        serve_script((const char *[]){program, SERVE_FLAG, NULL}, NULL, script, 30, true, &r);
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
static int calibrate(const struct check *c, struct timing_samples *p)
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

static int measure(const struct check *c, struct timing_samples *p, int rounds)
{
    int error = 0;
    for (p->rounds = 0; p->rounds < rounds && !error; p->rounds++) {
        double ns[VERDICT_OVERLAYS][COSTS_KERNELS];
        style_progress("timing, %d of %d rounds%s", p->rounds, rounds,
                       isatty(0) ? " (Enter skips)" : "");
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

static void summarise(struct check *c, const struct timing_samples *p)
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
            double sorted[TIMING_ROUNDS_MAX];
            memcpy(sorted, p->ns[i][side], n * sizeof *sorted);
            stats_sort(sorted, n);
            struct stats_interval median = stats_median_interval(sorted, n, 0.95);
            k->cost[side].time_ns = median.center;
            k->cost[side].time_low_ns = median.lo;
            k->cost[side].time_high_ns = median.hi;
        }
    }
}

int timing_measure(struct check *c, int rounds, struct timing_samples *samples)
{
    if (rounds <= 0) rounds = ROUNDS;
    if (rounds > TIMING_ROUNDS_MAX) rounds = TIMING_ROUNDS_MAX;
    int error = calibrate(c, samples);
    if (!error) error = measure(c, samples, rounds);
    if (!error) summarise(c, samples);
    return error;
}

// The samples as pkg/bench has them, so that its bars and plots draw them.
static size_t as_results(const struct check *c, const struct timing_samples *p, int kernel,
                         struct bench_result *results)
{
    static const char *const names[] = {"start", "yours", "reference"};
    size_t count = 0;
    for (int side = 0; side < VERDICT_OVERLAYS; side++)
        for (int i = 0; i < p->rounds; i++) {
            struct bench_result *r = &results[count++];
            *r = (struct bench_result){.threads = 1, .n = p->n[kernel]};
            snprintf(r->path, sizeof r->path, "%s/%s", c->kernels[kernel].name, names[side]);
            r->wall_ns = r->cpu_ns = (int64_t)(p->ns[kernel][side][i] * (double)r->n);
        }
    return count;
}

int timing_bench(struct check *c, int rounds, FILE *out)
{
    struct timing_samples *p = malloc(sizeof *p);
    struct bench_result *results = calloc(VERDICT_OVERLAYS * TIMING_ROUNDS_MAX, sizeof *results);
    char folder[80];
    const char *lack = NULL;
    int error = p && results ? timing_measure(c, rounds, p) : -ENOMEM;
    snprintf(folder, sizeof folder, "build/bench/%s", c->exercise->address);
    mkdir("build/bench", 0777);
    mkdir(folder, 0777);
    if (!error) {
        fprintf(out, "%s %s\n", c->exercise->address, c->exercise->title);
        report_times(out, c->r);
    } else
        fprintf(stderr, "judge: not timed: %s\n", strerror(-error));
    for (int i = 0; i < c->kernel_count && !error; i++) {
        size_t count = as_results(c, p, i, results);
        fputc('\n', out);
        bench_output_bars(out, results, count, true, style_on(out));
        if (!lack) lack = bench_plot(folder, results, count);
    }
    if (!error) fprintf(out, "\n%s%s\n", lack ? "no plot: " : "plots: ", lack ? lack : folder);
    free(results);
    free(p);
    return error ? 2 : 0;
}
