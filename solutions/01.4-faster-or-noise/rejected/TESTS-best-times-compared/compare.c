#include "compare.h"

static double least(const double *x, size_t n)
{
    double value = x[0];
    for (size_t i = 1; i < n; i++)
        if (x[i] < value) value = x[i];
    return value;
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    double was = least(before, before_count), is = least(after, after_count);
    if (is < 0.99 * was) return COMPARE_FASTER;
    if (is > 1.01 * was) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
