#include "summary.h"

#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Moves the sample of a rank, 0 to n - 1, to where it would be if all were sorted (Hoare,
// "Algorithm 65: Find", CACM 4, 1961), and returns it.
static double select_rank(double *x, size_t n, size_t rank)
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

int summary_make(const double *sample, size_t n, struct summary *s)
{
    double *x = malloc(n * sizeof *x);
    if (!x) return -ENOMEM;
    memcpy(x, sample, n * sizeof *x);
    struct stats_ranks ranks = stats_median_ranks(n, 0.95);
    *s = (struct summary){.low = -INFINITY, .high = INFINITY};
    s->p99 = select_rank(x, n, (99 * n + 99) / 100 - 1);
    s->median = (select_rank(x, n, (n - 1) / 2) + select_rank(x, n, n / 2)) / 2;
    if (ranks.lo > 0) s->low = select_rank(x, n, ranks.lo - 1);
    if (ranks.hi <= n) s->high = select_rank(x, n, ranks.hi - 1);
    free(x);
    return 0;
}
