#include "compare.h"

#include "stats/stats.h"

#include <string.h>

#define MOST 60 // times in a sample

struct bounds {
    double lo, hi;
};

// Between the quarters: what is outside is noise.
static struct bounds middle_half(const double *sample, size_t count)
{
    double sorted[MOST];
    memcpy(sorted, sample, count * sizeof *sample);
    stats_sort(sorted, count);
    return (struct bounds){stats_quantile(sorted, count, 0.25),
                           stats_quantile(sorted, count, 0.75)};
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    struct bounds was = middle_half(before, before_count), is = middle_half(after, after_count);
    if (is.hi < was.lo) return COMPARE_FASTER;
    if (is.lo > was.hi) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
