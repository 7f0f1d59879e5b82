#include "summary.h"

#include "stats/stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int summary_make(const double *sample, size_t n, struct summary *s)
{
    double *sorted = malloc(n * sizeof *sorted);
    memcpy(sorted, sample, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare);
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
