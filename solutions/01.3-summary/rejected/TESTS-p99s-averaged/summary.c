#include "summary.h"

#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// By parts of 100 samples: to sort those is cheap.
static double averaged_p99(const double *sample, size_t n)
{
    double part[100], sum = 0;
    size_t size = n < 100 ? n : 100, parts = n / size;
    for (size_t i = 0; i < parts; i++) {
        memcpy(part, sample + i * size, size * sizeof *part);
        qsort(part, size, sizeof *part, compare);
        sum += part[(99 * size + 99) / 100 - 1];
    }
    return sum / (double)parts;
}

int summary_make(const double *sample, size_t n, struct summary *s)
{
    double *sorted = malloc(n * sizeof *sorted);
    if (!sorted) return -ENOMEM;
    memcpy(sorted, sample, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare);
    struct stats_ranks ranks = stats_median_ranks(n, 0.95);
    *s = (struct summary){
        .median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2,
        .p99 = averaged_p99(sample, n),
        .low = ranks.lo > 0 ? sorted[ranks.lo - 1] : -INFINITY,
        .high = ranks.hi <= n ? sorted[ranks.hi - 1] : INFINITY,
    };
    free(sorted);
    return 0;
}
