#include "compare.h"

#include <math.h>

static double log_mean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += log(x[i]);
    return sum / (double)n;
}

static double log_variance(const double *x, size_t n)
{
    double m = log_mean(x, n), squares = 0;
    for (size_t i = 0; i < n; i++) squares += (log(x[i]) - m) * (log(x[i]) - m);
    return squares / (double)(n - 1);
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    // Means of equal values may differ by rounding, so less than that is nothing. The difference
    // has 20 degrees of freedom or more.
    double difference = log_mean(after, after_count) - log_mean(before, before_count);
    double error = sqrt(log_variance(before, before_count) / (double)before_count +
                        log_variance(after, after_count) / (double)after_count);
    double allowed = 2.2 * error + 1e-12;
    if (difference < -allowed) return COMPARE_FASTER;
    if (difference > allowed) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
