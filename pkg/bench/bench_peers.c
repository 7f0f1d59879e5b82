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

static const char *prepare(struct side *side, const struct bench_kernel *k,
                           double (*ns)(uint64_t goal_ns), uint64_t goal_ns, uint64_t seed)
{
    *side = (struct side){.ns = ns};
    if (!k) return NULL;
    side->subject = (struct bench_subject){.fn = bench_call_kernel,
                                           .arg = (void *)k,
                                           .meters = BENCH_CLOCK,
                                           .threads = k->budget.threads ? k->budget.threads : 1,
                                           .seed = seed};
    struct bench_result r;
    const char *error = bench_measure(&side->subject, goal_ns, 0, &r);
    side->n = r.n;
    return error;
}

// Returns NULL, or what is wrong with the kernel.
static const char *sample(struct side *side, int at, uint64_t goal_ns)
{
    struct bench_result r;
    if (!side->subject.fn) {
        side->samples[at] = side->ns ? side->ns(goal_ns) : 0; // there is no peer
        return NULL;
    }
    const char *error = bench_batch(&side->subject, side->n, &r);
    if (!error) side->samples[at] = (double)r.cpu_ns / (double)r.n;
    return error;
}

// Sorts the side's samples; returns the spread in per cent.
static double print_side(FILE *out, struct side *side)
{
    double median = bench_median(side->samples, PAIRS);
    double spread = 100 * (side->samples[PAIRS - 1] - side->samples[0]) / median;
    fprintf(out, median < 1000 ? " | %.4g ns/op, spread %.1f %%" : " | %.0f ns/op, spread %.1f %%",
            median, spread);
    return spread;
}

// Returns false where nothing is claimed.
static bool print_target(FILE *out, const struct bench_figure *f)
{
    const struct bound {
        const char *form;
        double value;
    } bounds[] = {{"ratio >= %g", f->least},
                  {"ratio <= %g", f->most},
                  {"<= %g ns/op", f->most_ns},
                  {"<= +%g ns/op", f->most_more_ns},
                  {"spread <= %g %%", f->most_spread}};
    bool claims = false;
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (bounds[i].value == 0) continue;
        fprintf(out, "%s", claims ? ", " : " | ");
        fprintf(out, bounds[i].form, bounds[i].value);
        claims = true;
    }
    fprintf(out, claims ? " | " : " | - | ");
    return claims;
}

// The pairs, in turns.
static const char *take_turns(struct side sides[2], const struct bench_figure *f, uint64_t goal_ns,
                              uint64_t seed)
{
    const char *error = prepare(&sides[0], f->ours, NULL, goal_ns, seed);
    if (!error) error = prepare(&sides[1], f->peer, f->peer_ns, goal_ns, seed);
    for (int i = 0; i < 2 * PAIRS && !error; i++)
        error = sample(&sides[(i + i / 2) % 2], i / 2, goal_ns); // 0 1, 1 0, 0 1...
    return error;
}

// Returns true unless the figure was missed.
static bool print_pairs(FILE *out, const struct bench_figure *f, struct side *ours,
                        struct side *peer)
{
    double ratios[PAIRS], more[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        ratios[i] = peer->samples[i] / ours->samples[i];
        more[i] = ours->samples[i] - peer->samples[i];
    }
    double spread = print_side(out, ours), ns = bench_median(ours->samples, PAIRS);
    double ratio = bench_median(ratios, PAIRS), difference = bench_median(more, PAIRS);
    if (!f->peer && !f->peer_ns) {
        fprintf(out, " | - | -");
    } else {
        print_side(out, peer);
        if (f->most_more_ns)
            fprintf(out, " | %+.2f ns/op [%+.2f, %+.2f]", difference, more[1], more[PAIRS - 2]);
        else
            fprintf(out, " | %.3f [%.3f, %.3f]", ratio, ratios[1], ratios[PAIRS - 2]);
    }
    bool claims = print_target(out, f);
    bool ok = (!f->least || ratio >= f->least) && (!f->most || ratio <= f->most) &&
              (!f->most_ns || ns <= f->most_ns) && (!f->most_spread || spread <= f->most_spread) &&
              (!f->most_more_ns || difference <= f->most_more_ns);
    fprintf(out, "%s\n", !claims ? "-" : ok ? "ok" : "missed");
    return ok;
}

static bool measure(FILE *out, const struct bench_figure *f, uint64_t goal_ns, uint64_t seed)
{
    struct side sides[2];
    if (f->most_spread) goal_ns *= 5;
    fprintf(out, "figure %s", f->name);
    if (f->peer_ns && f->peer_ns(goal_ns) < 0) {
        fprintf(out, " | - | - | - | - | skipped: the peer is missing: apt-get install %s\n",
                f->missing ? f->missing : "it");
        return true;
    }
    const char *error = take_turns(sides, f, goal_ns, seed);
    bool ok = !error && print_pairs(out, f, &sides[0], &sides[1]);
    if (error) fprintf(out, " | - | - | - | - | failed: %s\n", error);
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
