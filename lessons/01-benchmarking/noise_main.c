// The shape of noise: one kernel, 300 runs.

#include "join.h"
#include "runs.h"

#include "stats/stats.h"

#include <stdio.h>
#include <string.h>

enum { RUNS = 300, BARS = 16 };

static double run[RUNS], sorted[RUNS];

// Bars from the fastest run to half more than the median; what is above is in the last one.
static void draw(double low, double high)
{
    int count[BARS] = {0}, most = 1;
    for (int i = 0; i < RUNS; i++) {
        int bar = (int)((sorted[i] - low) / (high - low) * BARS);
        if (bar >= BARS) bar = BARS - 1;
        if (++count[bar] > most) most = count[bar];
    }
    for (int i = 0; i < BARS; i++)
        printf("%6.0f%s %4d  %.*s\n", low + (high - low) * i / BARS, i + 1 < BARS ? " " : "+",
               count[i], (count[i] * 50 + most - 1) / most,
               "##################################################");
}

static void interval(int n)
{
    double few[RUNS];
    memcpy(few, run, sizeof few);
    stats_sort(few, (size_t)n);
    struct stats_interval i = stats_median_interval(few, (size_t)n, 0.95);
    printf("the first %3d runs: median %.0f, 95 %% interval [%.0f, %.0f]\n", n, i.center, i.lo,
           i.hi);
    printf("m noise_median_%d %.0f\nm noise_lo_%d %.0f\nm noise_hi_%d %.0f\n", n, i.center, n, i.lo,
           n, i.hi);
}

int main(void)
{
    struct runs r;
    runs_begin(&r, join_double, 500000);
    for (int i = 0; i < RUNS; i++) {
        runs_next(&r);
        run[i] = sorted[i] = r.wall_ns;
    }
    stats_sort(sorted, RUNS);
    double min = sorted[0], median = stats_median(sorted, RUNS), mean = stats_mean(run, RUNS),
           p90 = stats_quantile(sorted, RUNS, 0.9), max = sorted[RUNS - 1];
    printf("%d runs, wall ns/op, and how many they were:\n", RUNS);
    draw(min, 1.5 * median);
    printf("min %.0f  median %.0f  mean %.0f  90 %% below %.0f  max %.0f\n", min, median, mean, p90,
           max);
    printf("m noise_min %.0f\nm noise_median %.0f\nm noise_mean %.0f\nm noise_p90 %.0f\n"
           "m noise_max %.0f\n",
           min, median, mean, p90, max);
    interval(5);
    interval(6);
    interval(20);
    interval(RUNS);
    return 0;
}
