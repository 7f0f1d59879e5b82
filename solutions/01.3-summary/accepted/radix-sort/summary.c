#include "summary.h"

#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Bits of a double that is not negative are in the order of its value: 8 passes over 8 bits each.
static void sort(uint64_t *x, uint64_t *spare, size_t n)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t start[257] = {0};
        for (size_t i = 0; i < n; i++) start[(x[i] >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++) start[i + 1] += start[i];
        for (size_t i = 0; i < n; i++) spare[start[x[i] >> shift & 255]++] = x[i];
        uint64_t *swapped = x;
        x = spare;
        spare = swapped;
    }
}

static double value_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

int summary_make(const double *sample, size_t n, struct summary *s)
{
    uint64_t *sorted = malloc(2 * n * sizeof *sorted);
    if (!sorted) return -ENOMEM;
    memcpy(sorted, sample, n * sizeof *sample);
    sort(sorted, sorted + n, n);
    struct stats_ranks ranks = stats_median_ranks(n, 0.95);
    *s = (struct summary){
        .median = (value_of(sorted[(n - 1) / 2]) + value_of(sorted[n / 2])) / 2,
        .p99 = value_of(sorted[(99 * n + 99) / 100 - 1]),
        .low = ranks.lo > 0 ? value_of(sorted[ranks.lo - 1]) : -INFINITY,
        .high = ranks.hi <= n ? value_of(sorted[ranks.hi - 1]) : INFINITY,
    };
    free(sorted);
    return 0;
}
