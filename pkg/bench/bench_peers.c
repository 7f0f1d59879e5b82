// Two sides take turns, so that a slow second of the machine falls on both; see bench_peers.h.

#include "bench/bench_peers.h"

#include "bench/bench_measure.h"

enum { PAIRS = 10 };

extern const struct bench_figure *const __start_bench_figures[] __attribute__((weak));
extern const struct bench_figure *const __stop_bench_figures[] __attribute__((weak));

// One side of a figure.
struct side {
    struct bench_subject subject; // fn is NULL: ns measures itself
    double (*ns)(uint64_t goal_ns);
    uint64_t n;
    double samples[PAIRS]; // ns of CPU time an operation
};

static struct side prepare(const struct bench_kernel *k, double (*ns)(uint64_t goal_ns),
                           uint64_t goal_ns, uint64_t seed)
{
    struct side side = {.ns = ns};
    if (!k) return side;
    side.subject = (struct bench_subject){.fn = bench_call_kernel,
                                          .arg = (void *)k,
                                          .meters = BENCH_CLOCK,
                                          .threads = k->budget.threads ? k->budget.threads : 1,
                                          .seed = seed};
    struct bench_result r;
    if (!bench_measure(&side.subject, goal_ns, 0, &r)) side.n = r.n;
    return side;
}

static bool sample(struct side *side, int at, uint64_t goal_ns)
{
    struct bench_result r;
    if (!side->subject.fn) {
        side->samples[at] = side->ns(goal_ns);
        return true;
    }
    if (!side->n || bench_batch(&side->subject, side->n, &r)) return false;
    side->samples[at] = (double)r.cpu_ns / (double)r.n;
    return true;
}

// Sorts the side's samples; returns the spread in per cent.
static double print_side(FILE *out, struct side *side)
{
    double median = bench_median(side->samples, PAIRS);
    double spread = 100 * (side->samples[PAIRS - 1] - side->samples[0]) / median;
    fprintf(out, " | %.4g ns/op, spread %.1f %%", median, spread);
    return spread;
}

static void print_target(FILE *out, const struct bench_figure *f)
{
    const struct bound {
        const char *form;
        double value;
    } bounds[] = {{"ratio >= %g", f->least},
                  {"ratio <= %g", f->most},
                  {"<= %g ns/op", f->most_ns},
                  {"spread <= %g %%", f->most_spread}};
    const char *between = " | ";
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (bounds[i].value == 0) continue;
        fprintf(out, "%s", between);
        fprintf(out, bounds[i].form, bounds[i].value);
        between = ", ";
    }
}

// Returns true unless the figure was missed.
static bool measure(FILE *out, const struct bench_figure *f, uint64_t goal_ns, uint64_t seed)
{
    bool alone = !f->peer && !f->peer_ns;
    fprintf(out, "figure %s", f->name);
    if (f->peer_ns && f->peer_ns(goal_ns) < 0) {
        fprintf(out, " | - | - | - | - | skipped: the peer is missing: apt-get install %s\n",
                f->missing ? f->missing : "it");
        return true;
    }
    struct side ours = prepare(f->ours, NULL, goal_ns, seed), peer = {0};
    if (!alone) peer = prepare(f->peer, f->peer_ns, goal_ns, seed);
    double ratios[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        bool good = i % 2 || alone || sample(&peer, i, goal_ns);
        good = good && sample(&ours, i, goal_ns);
        good = good && (!(i % 2) || alone || sample(&peer, i, goal_ns));
        if (!good) {
            fprintf(out, " | - | - | - | - | skipped: a kernel failed\n");
            return false;
        }
        ratios[i] = peer.samples[i] / ours.samples[i];
    }
    double spread = print_side(out, &ours), ns = bench_median(ours.samples, PAIRS);
    double ratio = bench_median(ratios, PAIRS);
    if (!alone) print_side(out, &peer);
    if (alone)
        fprintf(out, " | - | -");
    else
        fprintf(out, " | %.3f [%.3f, %.3f]", ratio, ratios[1], ratios[PAIRS - 2]);
    bool ok = (!f->least || ratio >= f->least) && (!f->most || ratio <= f->most) &&
              (!f->most_ns || ns <= f->most_ns) && (!f->most_spread || spread <= f->most_spread);
    print_target(out, f);
    fprintf(out, " | %s\n", ok ? "ok" : "missed");
    fflush(out);
    return ok;
}

int bench_peers(FILE *out, uint64_t goal_ns, uint64_t seed)
{
    int missed = 0;
    size_t count = (size_t)(__stop_bench_figures - __start_bench_figures);
    for (size_t i = 0; i < count; i++)
        missed += !measure(out, __start_bench_figures[i], goal_ns, seed);
    return missed;
}
