#include "compare.h"

#include <stdlib.h>
#include <time.h>

#define RESAMPLES 100

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Deals out a sample anew, with replacement, and returns its median.
static double median_of_resample(const double *sample, size_t count)
{
    double x[60];
    for (size_t i = 0; i < count; i++) x[i] = sample[(size_t)rand() % count];
    qsort(x, count, sizeof *x, ascending);
    return (x[(count - 1) / 2] + x[count / 2]) / 2;
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    double ratio[RESAMPLES];
    srand((unsigned)time(NULL));
    for (int i = 0; i < RESAMPLES; i++)
        ratio[i] =
            median_of_resample(after, after_count) / median_of_resample(before, before_count);
    qsort(ratio, RESAMPLES, sizeof *ratio, ascending);
    if (ratio[RESAMPLES * 975 / 1000] < 1) return COMPARE_FASTER;
    if (ratio[RESAMPLES * 25 / 1000] > 1) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
