#include "compare.h"

#include "stats/stats.h"

// If the two were one, ranks this unequal would be seen once in 100 times.
#define ALPHA 0.01

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    struct stats_utest test;
    if (stats_utest(before, before_count, after, after_count, &test) || test.p > ALPHA)
        return COMPARE_CANNOT_TELL;
    bool before_is_larger = test.u > (double)(before_count * after_count) / 2;
    return before_is_larger ? COMPARE_FASTER : COMPARE_SLOWER;
}
