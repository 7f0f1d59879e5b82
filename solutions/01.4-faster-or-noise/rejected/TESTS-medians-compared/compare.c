#include "compare.h"

#include "stats/stats.h"

#include <string.h>

#define MOST 60 // times in a sample

static double median(const double *sample, size_t count)
{
    double sorted[MOST];
    memcpy(sorted, sample, count * sizeof *sample);
    stats_sort(sorted, count);
    return stats_median(sorted, count);
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    double was = median(before, before_count), is = median(after, after_count);
    if (is < 0.99 * was) return COMPARE_FASTER;
    if (is > 1.01 * was) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
