// Six tests have to see nothing at all. Four look at all values: on ranks (Mann and Whitney), on
// medians in two ways (Mood), on means of logarithms. Every value has a score, and the sum of
// after's scores is compared with what it is on average over all ways to deal out the values
// (linear rank statistics: Hajek and Sidak, Theory of Rank Tests, II.3.1). Two look at pairs, by
// their signs and by their ratios, and compare with all ways to swap the two of a pair.
#include "times.h"

#include <math.h>

// How many standard deviations a test may see. At 2 it would call the pair different.
#define MOST 0.7

enum score { RANK, ABOVE_MEDIAN, FROM_MEDIAN, LOGARITHM, SCORES };

static double score_of(enum score kind, double value, const double *all, size_t n)
{
    size_t below = 0, equal = 0;
    if (kind == LOGARITHM) return log(value);
    for (size_t i = 0; i < n; i++) {
        below += all[i] < value;
        equal += all[i] == value;
    }
    if (kind == ABOVE_MEDIAN) return 2 * below >= n;
    if (kind == FROM_MEDIAN) return 2 * (below + equal) > n;
    return (double)below + (double)(equal + 1) / 2;
}

// The sum of after's scores less its mean, in standard deviations.
static double deviation(enum score kind, const double *all, size_t n, size_t after_count)
{
    double score[2 * TIMES_MOST], mean = 0, squares = 0, sum = 0, m = (double)after_count;
    for (size_t i = 0; i < n; i++) mean += score[i] = score_of(kind, all[i], all, n);
    mean /= (double)n;
    for (size_t i = 0; i < n; i++) {
        squares += (score[i] - mean) * (score[i] - mean);
        if (i < after_count) sum += score[i] - mean;
    }
    double variance = squares * m * ((double)n - m) / ((double)n * (double)(n - 1));
    return variance > 0 ? sum / sqrt(variance) : 0;
}

static bool pairs_alike(const struct times_pair *p)
{
    double signs = 0, count = 0, sum = 0, squares = 0;
    for (size_t i = 0; i < p->before_count && i < p->after_count; i++) {
        double ratio = log(p->after[i] / p->before[i]);
        if (ratio == 0) continue;
        signs += ratio > 0 ? 1 : -1;
        count++;
        sum += ratio;
        squares += ratio * ratio;
    }
    return fabs(signs) <= MOST * sqrt(count) && fabs(sum) <= MOST * sqrt(squares);
}

bool times_alike(const struct times_pair *p)
{
    double all[2 * TIMES_MOST];
    size_t n = 0;
    if (!pairs_alike(p)) return false;
    for (size_t i = 0; i < p->after_count; i++) all[n++] = p->after[i];
    for (size_t i = 0; i < p->before_count; i++) all[n++] = p->before[i];
    for (enum score kind = RANK; kind < SCORES; kind++)
        if (fabs(deviation(kind, all, n, p->after_count)) > MOST) return false;
    return true;
}
