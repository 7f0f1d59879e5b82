#include "compare.h"

#include <math.h>

static double mean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    return sum / (double)n;
}

static double variance(const double *x, size_t n)
{
    double m = mean(x, n), squares = 0;
    for (size_t i = 0; i < n; i++) squares += (x[i] - m) * (x[i] - m);
    return squares / (double)(n - 1);
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    double difference = mean(after, after_count) - mean(before, before_count);
    double allowed = sqrt(variance(before, before_count)) + sqrt(variance(after, after_count));
    if (difference < -allowed) return COMPARE_FASTER;
    if (difference > allowed) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
