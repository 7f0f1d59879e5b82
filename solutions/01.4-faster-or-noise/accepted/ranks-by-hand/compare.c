#include "compare.h"

#include <math.h>

// Mann and Whitney's u, equal ones half, in standard deviations from its mean.
static double deviation(const double *x, size_t nx, const double *y, size_t ny)
{
    double u = 0, mean = (double)(nx * ny) / 2;
    for (size_t i = 0; i < nx; i++)
        for (size_t j = 0; j < ny; j++) u += x[i] > y[j] ? 1 : x[i] == y[j] ? 0.5 : 0;
    return (u - mean) / sqrt(mean * (double)(nx + ny + 1) / 6);
}

enum compare compare_times(const double *before, size_t before_count, const double *after,
                           size_t after_count)
{
    double z = deviation(after, after_count, before, before_count);
    if (z < -2.6) return COMPARE_FASTER;
    if (z > 2.6) return COMPARE_SLOWER;
    return COMPARE_CANNOT_TELL;
}
