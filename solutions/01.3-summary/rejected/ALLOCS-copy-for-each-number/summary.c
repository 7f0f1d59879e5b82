#include "summary.h"

#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Moves the sample of a rank, 0 to n - 1, to where it would be if all were sorted (Hoare,
// "Algorithm 65: Find", CACM 4, 1961), and returns it.
static double find(double *x, size_t n, size_t rank)
{
    size_t low = 0, high = n - 1;
    while (low < high) {
        double pivot = x[low + (high - low) / 2];
        size_t i = low, j = high;
        for (;; i++, j--) {
            while (x[i] < pivot) i++;
            while (x[j] > pivot) j--;
            if (i >= j) break;
            double swapped = x[i];
            x[i] = x[j];
            x[j] = swapped;
        }
        // Now low..j are at most the pivot, j + 1..high at least.
        if (rank <= j)
            high = j;
        else
            low = j + 1;
    }
    return x[rank];
}

static int sample_of_rank(const double *sample, size_t n, size_t rank, double *value)
{
    double *x = malloc(n * sizeof *x);
    if (!x) return -ENOMEM;
    memcpy(x, sample, n * sizeof *x);
    *value = find(x, n, rank - 1);
    free(x);
    return 0;
}

int summary_make(const double *sample, size_t n, struct summary *s)
{
    struct stats_ranks ranks = stats_median_ranks(n, 0.95);
    double below, above;
    *s = (struct summary){.low = -INFINITY, .high = INFINITY};
    if (sample_of_rank(sample, n, (n + 1) / 2, &below) ||
        sample_of_rank(sample, n, n / 2 + 1, &above) ||
        sample_of_rank(sample, n, (99 * n + 99) / 100, &s->p99))
        return -ENOMEM;
    s->median = (below + above) / 2;
    if (ranks.lo > 0 && sample_of_rank(sample, n, ranks.lo, &s->low)) return -ENOMEM;
    if (ranks.hi <= n && sample_of_rank(sample, n, ranks.hi, &s->high)) return -ENOMEM;
    return 0;
}
