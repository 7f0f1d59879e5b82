#include "compare.h"

#include "stats/stats.h"

#include <string.h>

#define MOST 60 // times in a sample

// Where the true median lies with 95 % certainty.
static struct stats_interval median_interval(const double *sample, size_t count)
{
    double sorted[MOST];
    memcpy(sorted, sample, count * sizeof *sample);
    stats_sort(sorted, count);
    return stats_median_interval(sorted, count, 0.95);
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    struct stats_interval was = median_interval(before, before_count),
                          is = median_interval(after, after_count);
    if (is.lo > was.hi) return COMPARE_FASTER;
    if (is.hi < was.lo) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
