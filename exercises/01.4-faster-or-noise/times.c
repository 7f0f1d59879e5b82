// Every noise is a factor near 1 on the program's time, and has its own least difference that is
// beyond doubt: one at which tests of any kind find nearly all.
#include "times.h"

#include <math.h>

const char *const times_noise_name[TIMES_NOISES] = {
    "quiet machine", "long tail", "outliers", "coarse clock", "warming machine", "two speeds",
};

// after's time is before's times this, or divided by it.
static const double least_factor[TIMES_NOISES] = {0.98, 0.75, 0.6, 0.75, 0.7, 0.7};

static double uniform(struct bench_random *r) // in (0, 1]
{
    return ((double)(bench_random_next(r) >> 11) + 1) * 0x1p-53;
}

static double normal(struct bench_random *r) // by Box and Muller's formula (1958)
{
    double radius = sqrt(-2 * log(uniform(r)));
    return radius * cos(2 * 3.14159265358979323846 * uniform(r));
}

// progress: 0 at the first run, towards 1 at the last.
static double noise_factor(struct bench_random *r, enum times_noise noise, double progress)
{
    switch (noise) {
    case TIMES_QUIET:
        return 1 + 0.005 * normal(r);
    case TIMES_LONG_TAIL:
        return 0.6 + 0.4 * exp(0.5 * normal(r));
    case TIMES_OUTLIERS:
        return (1 + 0.02 * normal(r)) * (bench_random_below(r, 20) ? 1 : 2 + 13 * uniform(r));
    case TIMES_COARSE:
        return 1 + 0.03 * normal(r);
    case TIMES_DRIFT:
        return (1 + 0.4 * progress) * (1 + 0.03 * normal(r));
    default:
        return (bench_random_below(r, 2) ? 1 : 1.3) * (1 + 0.01 * normal(r));
    }
}

static void fill(struct bench_random *r, enum times_noise noise, double time, double unit,
                 double *sample, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double t = time * noise_factor(r, noise, (double)i / (double)n);
        if (noise == TIMES_COARSE) t = ceil(t / 50) * 50;
        sample[i] = t * unit;
    }
}

// A difference that is no larger than the noise takes many times to see.
static size_t draw_count(struct bench_random *r, enum times_noise noise)
{
    size_t least = noise == TIMES_LONG_TAIL ? TIMES_MOST - 10 : TIMES_LEAST;
    return least + bench_random_below(r, (uint32_t)(TIMES_MOST - least + 1));
}

void times_draw(struct bench_random *r, enum times_noise noise, int change, struct times_pair *p)
{
    double unit = pow(10, (int)bench_random_below(r, 10) - 9);
    p->before_count = draw_count(r, noise);
    p->after_count = noise == TIMES_DRIFT ? p->before_count : draw_count(r, noise);
    fill(r, noise, 1000, unit, p->before, p->before_count);
    fill(r, noise, 1000 * pow(least_factor[noise], -change), unit, p->after, p->after_count);
}
