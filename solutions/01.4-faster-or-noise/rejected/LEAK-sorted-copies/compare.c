#include "compare.h"

#include "stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Where the true median lies with 95 % certainty.
static struct stats_interval median_interval(const double *sample, size_t count)
{
    double *sorted = malloc(count * sizeof *sample);
    if (!sorted) return (struct stats_interval){.lo = -INFINITY, .hi = INFINITY};
    memcpy(sorted, sample, count * sizeof *sample);
    stats_sort(sorted, count);
    struct stats_interval interval = stats_median_interval(sorted, count, 0.95);
    return interval;
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    struct stats_interval was = median_interval(before, before_count),
                          is = median_interval(after, after_count);
    if (is.hi < was.lo) return COMPARE_FASTER;
    if (is.lo > was.hi) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
