// Summaries of one sample, and the interval of its median.
//
// The interval needs no assumption: the number of values below the true median is binomial(n, 1/2),
// so the chance that it lies between the l-th and the h-th value is that of l <= B < h. We begin at
// the middle and take the likelier neighbour until the confidence is reached.
#include "stats/stats.h"

#include <math.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    if (isnan(x) || isnan(y)) return isnan(y) - isnan(x);
    return (x > y) - (x < y);
}

void stats_sort(double *x, size_t n)
{
    if (n > 1) qsort(x, n, sizeof *x, ascending);
}

double stats_mean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    return n ? sum / (double)n : NAN;
}

double stats_stddev(const double *x, size_t n)
{
    // Two passes: the one-pass formula subtracts two large sums.
    double mean = stats_mean(x, n), sum = 0;
    for (size_t i = 0; i < n; i++) sum += (x[i] - mean) * (x[i] - mean);
    return n > 1 ? sqrt(sum / (double)(n - 1)) : NAN;
}

double stats_geomean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        if (!(x[i] > 0)) return NAN;
        sum += log(x[i]);
    }
    return n ? exp(sum / (double)n) : NAN;
}

double stats_quantile(const double *sorted, size_t n, double q)
{
    if (n == 0) return NAN;
    double h = 1 / 3.0 + q * ((double)n + 1 / 3.0);
    if (h < 1) return sorted[0];
    if (h >= (double)n) return sorted[n - 1];
    size_t k = (size_t)h;
    return sorted[k - 1] + (h - (double)k) * (sorted[k] - sorted[k - 1]);
}

double stats_median(const double *sorted, size_t n)
{
    return stats_quantile(sorted, n, 0.5);
}

#define EXACT_RANKS 30 // above, the normal approximation

// The chance that k of n values are below the median.
static double below(size_t n, size_t k)
{
    if (n > EXACT_RANKS) {
        double scale = sqrt(2) * sqrt((double)n) / 2, z = (double)k - (double)n / 2;
        return (erfc((z - 0.5) / scale) - erfc((z + 0.5) / scale)) / 2;
    }
    double choose = 1; // whole at every step, and exact
    for (size_t i = 1; i <= k; i++) choose = choose * (double)(n - k + i) / (double)i;
    return ldexp(choose, -(int)n);
}

// Where k below and n - k below are the next to take, they are equally likely. Benchstat computes
// them as exp(lgamma...), from n = 21 on with a rounding error that decides. Bit k of row n - 21 is
// set where the upper one wins.
static bool upper_wins(size_t n, size_t k)
{
    static const uint16_t wins[] = {0x0094, 0x0494, 0x0094, 0x0894, 0x0494,
                                    0x0494, 0x2c94, 0x3494, 0x24f4, 0x65f4};
    return n > 20 && n <= EXACT_RANKS && wins[n - 21] >> k & 1;
}

struct stats_ranks stats_median_ranks(size_t n, double confidence)
{
    // The counts lo to hi - 1 are taken.
    struct stats_ranks r = {n / 2, n / 2 + 1, below(n, n / 2)};
    while ((r.confidence < confidence || confidence >= 1) && (r.lo > 0 || r.hi <= n)) {
        bool upper;
        if (r.lo == 0 || r.hi > n)
            upper = r.lo == 0;
        else if (r.lo - 1 == n - r.hi)
            upper = upper_wins(n, r.lo - 1);
        else
            upper = r.lo - 1 < n - r.hi; // the one nearer to the middle is the likelier
        r.confidence += upper ? below(n, r.hi++) : below(n, --r.lo);
    }
    if (r.lo == 0 && r.hi == n + 1) r.confidence = 1;
    return r;
}

struct stats_interval stats_median_interval(const double *sorted, size_t n, double confidence)
{
    if (n == 0) return (struct stats_interval){NAN, NAN, NAN, NAN};
    struct stats_ranks r = stats_median_ranks(n, confidence);
    return (struct stats_interval){
        .center = stats_median(sorted, n),
        .lo = r.lo > 0 ? sorted[r.lo - 1] : -INFINITY,
        .hi = r.hi <= n ? sorted[r.hi - 1] : INFINITY,
        .confidence = r.confidence,
    };
}
