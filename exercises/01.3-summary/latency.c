#include "latency.h"

#include <math.h>

static double uniform(struct bench_random *r) // in (0, 1]
{
    return ((double)(bench_random_next(r) >> 11) + 1) * 0x1p-53;
}

// The body is log-normal about 60 us over the floor, by Box and Muller's formula (1958); one in 60
// has waited for something, exponentially long.
static double latency(struct bench_random *r)
{
    double normal = sqrt(-2 * log(uniform(r))) * cos(2 * 3.14159265358979323846 * uniform(r));
    double us = 40 + 60 * exp(0.5 * normal);
    if (bench_random_below(r, 60) == 0) us += -2000 * log(uniform(r));
    return us;
}

void latency_fill(struct bench_random *r, double *sample, size_t n, double tick_us)
{
    for (size_t i = 0; i < n; i++) {
        sample[i] = latency(r);
        if (tick_us > 0) sample[i] = ceil(sample[i] / tick_us) * tick_us;
    }
}
