#include "compare.h"

static double mean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i];
    return sum / (double)n;
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    double was = mean(before, before_count), is = mean(after, after_count);
    if (is < 0.95 * was) return COMPARE_FASTER;
    if (is > 1.05 * was) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
