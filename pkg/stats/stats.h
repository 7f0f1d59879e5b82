// Small statistics for benchmark samples: summaries, an interval for a median, a test whether two
// samples differ, an interval for how many times one is the other. Everything here is
// non-parametric where it can be, for times are not normal: they have a floor and a long tail.
//
// Not here: outlier removal (an outlier is data) and tests that assume a distribution.
//
// Samples are the caller's and are not changed unless said; `sorted` means ascending. No sample may
// hold a NaN, save for stats_sort. Any thread may call anything. Nothing allocates unless it says
// that it returns -ENOMEM, and then all is freed again on return.
#ifndef STATS_H
#define STATS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Sorts in place, ascending; NaNs come first.
void stats_sort(double *x, size_t n);

// NaN for an empty sample; stddev (of the sample: n - 1 below) also for a single value; geomean,
// exp(mean(log x)), also where a value is not above 0.
double stats_mean(const double *x, size_t n);
double stats_stddev(const double *x, size_t n);
double stats_geomean(const double *x, size_t n);

// The q-quantile, 0 <= q <= 1, by definition 8 of Hyndman and Fan, "Sample Quantiles in Statistical
// Packages", The American Statistician 50 (1996): linear between order statistics at
// h = (n + 1/3) q + 1/3, about median-unbiased whatever the distribution. NaN if n is 0.
double stats_quantile(const double *sorted, size_t n, double q);
double stats_median(const double *sorted, size_t n);

// [lo, hi] holds the true value with at least the confidence asked for; `confidence` is the one
// had. Of a sample too small for that, lo is -INFINITY or hi is INFINITY.
struct stats_interval {
    double center, lo, hi, confidence;
};

// The median's interval between two order statistics (David and Nagaraja, Order Statistics, 7.1).
// 95 % takes six values. 0 <= confidence <= 1. All NaN if n is 0.
struct stats_interval stats_median_interval(const double *sorted, size_t n, double confidence);

// The same as ranks, 1 to n; 0 and n + 1 are without bound. The shortest there is; of two of one
// length the lower, except where Go's benchstat takes the upper. Up to n = 30 it is exact, above
// the normal approximation, as benchstat's.
struct stats_ranks {
    size_t lo, hi;
    double confidence;
};
struct stats_ranks stats_median_ranks(size_t n, double confidence);

// Mann and Whitney's test, two-sided: are x and y from one distribution? u counts the pairs with
// x > y, equal ones half. Exact up to 50 values a side, 25 when some are equal, then the normal
// approximation with corrections for ties and continuity. p is twice the tail at the smaller of
// u and nx ny - u, both taken in the distribution of u: as benchstat's. With ties that distribution
// can be lopsided and p then miss the usual one, even be 0 or above 1: clamp it where it is shown.
// 0, or -EINVAL: an empty sample; -EDOM: all values are equal, p is 1; -ENOMEM.
struct stats_utest {
    double u, p;
    bool exact;
};
int stats_utest(const double *x, size_t nx, const double *y, size_t ny, struct stats_utest *result);

// How many times y's median x's is, with a percentile bootstrap interval (Efron and Tibshirani, An
// Introduction to the Bootstrap, 13.3) of 2000 resamples; the same seed gives the same interval.
// _paired: x[i] and y[i] were measured together and are drawn together, so that what disturbed
// both cancels. Some milliseconds at n = 1000. 0, or -EINVAL: an empty sample, or confidence not
// between 0 and 1; -EDOM: y's median is 0; -ENOMEM.
int stats_ratio(const double *x, size_t nx, const double *y, size_t ny, double confidence,
                uint64_t seed, struct stats_interval *ratio);
int stats_ratio_paired(const double *x, const double *y, size_t n, double confidence, uint64_t seed,
                       struct stats_interval *ratio);

#endif
