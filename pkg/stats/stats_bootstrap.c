// How many times one median is the other: draw resamples of both with replacement, take the ratio
// of their medians, and let the middle of those ratios be the interval.
//
// A resample's median needs no sort: we count how often each value was drawn and walk the values in
// their sorted order to the middle.
#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#define RESAMPLES 2000

struct sample {
    size_t n;
    size_t *order;   // its indices in ascending order of value
    double *sorted;  // its values in that order
    uint32_t *drawn; // how often each index was drawn
};

// splitmix64: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static void draw(uint32_t *drawn, size_t n, uint64_t *state)
{
    for (size_t i = 0; i < n; i++) drawn[i] = 0;
    for (size_t i = 0; i < n; i++) drawn[(size_t)((unsigned __int128)next(state) * n >> 64)]++;
}

// The k-th smallest value drawn, k from 0.
static double nth(const struct sample *s, size_t k)
{
    size_t i = 0;
    for (size_t seen = s->drawn[s->order[0]]; seen <= k; seen += s->drawn[s->order[++i]]) {
    }
    return s->sorted[i];
}

static double resampled_median(const struct sample *s)
{
    return s->n % 2 ? nth(s, s->n / 2) : (nth(s, s->n / 2 - 1) + nth(s, s->n / 2)) / 2;
}

static int by_value(const void *a, const void *b, void *x)
{
    double p = ((const double *)x)[*(const size_t *)a], q = ((const double *)x)[*(const size_t *)b];
    return (p > q) - (p < q);
}

static int sample_init(struct sample *s, const double *x, size_t n)
{
    *s = (struct sample){.n = n};
    s->order = calloc(n, sizeof *s->order);
    s->sorted = calloc(n, sizeof *s->sorted);
    s->drawn = calloc(n, sizeof *s->drawn);
    if (s->order == NULL || s->sorted == NULL || s->drawn == NULL) return -ENOMEM;
    for (size_t i = 0; i < n; i++) s->order[i] = i;
    qsort_r(s->order, n, sizeof *s->order, by_value, (void *)x);
    for (size_t i = 0; i < n; i++) s->sorted[i] = x[s->order[i]];
    return 0;
}

static void sample_free(struct sample *s)
{
    free(s->order);
    free(s->sorted);
    free(s->drawn);
}

static void bootstrap(struct sample *x, struct sample *y, bool paired, double confidence,
                      uint64_t seed, double *ratios, struct stats_interval *ratio)
{
    for (size_t r = 0; r < RESAMPLES; r++) {
        draw(x->drawn, x->n, &seed);
        if (paired)
            for (size_t i = 0; i < y->n; i++) y->drawn[i] = x->drawn[i];
        else
            draw(y->drawn, y->n, &seed);
        ratios[r] = resampled_median(x) / resampled_median(y);
    }
    stats_sort(ratios, RESAMPLES);
    ratio->lo = stats_quantile(ratios, RESAMPLES, (1 - confidence) / 2);
    ratio->hi = stats_quantile(ratios, RESAMPLES, (1 + confidence) / 2);
    ratio->confidence = confidence;
}

static int ratio_of(const double *x, size_t nx, const double *y, size_t ny, bool paired,
                    double confidence, uint64_t seed, struct stats_interval *ratio)
{
    if (nx == 0 || ny == 0 || !(confidence > 0 && confidence < 1)) return -EINVAL;
    struct sample a = {0}, b = {0};
    double *ratios = malloc(RESAMPLES * sizeof *ratios);
    int error = ratios == NULL ? -ENOMEM : sample_init(&a, x, nx);
    if (error == 0) error = sample_init(&b, y, ny);
    if (error == 0) {
        double under = stats_median(b.sorted, ny);
        if (under == 0)
            error = -EDOM;
        else {
            bootstrap(&a, &b, paired, confidence, seed, ratios, ratio);
            ratio->center = stats_median(a.sorted, nx) / under;
        }
    }
    sample_free(&a);
    sample_free(&b);
    free(ratios);
    return error;
}

int stats_ratio(const double *x, size_t nx, const double *y, size_t ny, double confidence,
                uint64_t seed, struct stats_interval *ratio)
{
    return ratio_of(x, nx, y, ny, false, confidence, seed, ratio);
}

int stats_ratio_paired(const double *x, const double *y, size_t n, double confidence, uint64_t seed,
                       struct stats_interval *ratio)
{
    return ratio_of(x, n, y, n, true, confidence, seed, ratio);
}
