#include "summary.h"

#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void sort(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        double value = x[i];
        size_t j = i;
        for (; j > 0 && x[j - 1] > value; j--) x[j] = x[j - 1];
        x[j] = value;
    }
}

int summary_make(const double *sample, size_t n, struct summary *s)
{
    double *sorted = malloc(n * sizeof *sorted);
    if (!sorted) return -ENOMEM;
    memcpy(sorted, sample, n * sizeof *sorted);
    sort(sorted, n);
    struct stats_ranks ranks = stats_median_ranks(n, 0.95);
    *s = (struct summary){
        .median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
        .p99 = sorted[(99 * n + 99) / 100 - 1],
        .low = ranks.lo > 0 ? sorted[ranks.lo - 1] : -INFINITY,
        .high = ranks.hi <= n ? sorted[ranks.hi - 1] : INFINITY,
    };
    free(sorted);
    return 0;
}
