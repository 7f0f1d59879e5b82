// The Mann-Whitney U test: Mann and Whitney, "On a Test of Whether one of Two Random Variables is
// Stochastically Larger than the Other", Annals of Mathematical Statistics 18 (1947).
//
// If both samples are from one distribution, every choice of which nx of the nx + ny values are
// x's is equally likely. So we count the choices with a u as small as the one seen, or smaller.
// Without ties by Mann and Whitney's recurrence; with ties by walking over the groups of equal
// values (the conditional distribution given the ties).
#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#define EXACT_MAX      50 // the largest sample with an exact p
#define EXACT_TIES_MAX 25 // and with ties

// Both samples merged: groups of equal values, ascending.
struct ranking {
    double u;
    bool ties;
    double tie_sum; // of t^3 - t over the groups
    size_t groups;
    size_t *size; // of each group
};

// Fills size, room for nx + ny, from sorted samples.
static struct ranking rank(const double *x, size_t nx, const double *y, size_t ny, size_t *size)
{
    struct ranking r = {.size = size};
    for (size_t i = 0, j = 0; i < nx || j < ny;) {
        double v = j == ny || (i < nx && x[i] < y[j]) ? x[i] : y[j];
        size_t i0 = i, j0 = j;
        while (i < nx && !(x[i] > v)) i++;
        while (j < ny && !(y[j] > v)) j++;
        double t = (double)(i - i0 + j - j0);
        r.u += (double)(i - i0) * ((double)j0 + 0.5 * (double)(j - j0));
        r.ties |= t > 1;
        r.tie_sum += t * t * t - t;
        size[r.groups++] = i - i0 + j - j0;
    }
    return r;
}

static double choose(size_t n, size_t k)
{
    double c = 1;
    for (size_t i = 1; i <= k; i++) c = c * (double)(n - k + i) / (double)i;
    return c;
}

// count[k * (max + 1) + u] becomes the number of ways to have k of x's values and a U of u, for
// u <= max. The largest of all values is either y's, and adds no pair, or x's, and adds j pairs:
// W(i, j, u) = W(i, j - 1, u) + W(i - 1, j, u - j).
static void count_untied(size_t nx, size_t ny, size_t max, double *count)
{
    for (size_t i = 0; i <= nx; i++) count[i * (max + 1)] = 1; // no y yet
    for (size_t j = 1; j <= ny; j++)
        for (size_t i = 1; i <= nx; i++)
            for (size_t u = j; u <= max; u++)
                count[i * (max + 1) + u] += count[(i - 1) * (max + 1) + u - j];
}

// The same with ties, in halves: u <= max is twice U. Of a group of t values, c are x's in
// choose(t, c) ways; each beats the y's below and half of those in its group. Groups are taken in
// place, from many x's to few, since taking c of them only adds to larger k (and, c = 0, to k).
static void count_tied(size_t nx, const struct ranking *r, size_t max, double *count)
{
    size_t seen = 0;
    count[0] = 1;
    for (size_t g = 0; g < r->groups; seen += r->size[g++]) {
        for (size_t k = (seen < nx ? seen : nx) + 1; k-- > 0;) {
            const double *from = count + k * (max + 1);
            for (size_t c = 1; c <= r->size[g] && k + c <= nx; c++) {
                size_t add = 2 * c * (seen - k) + c * (r->size[g] - c);
                double ways = choose(r->size[g], c);
                double *to = count + (k + c) * (max + 1);
                for (size_t u = add; u <= max; u++) to[u] += ways * from[u - add];
            }
        }
    }
}

static int exact_tail(size_t nx, size_t ny, const struct ranking *r, double u, double *tail)
{
    size_t max = (size_t)(r->ties ? 2 * u : u);
    double *count = calloc((nx + 1) * (max + 1), sizeof *count);
    if (count == NULL) return -ENOMEM;
    if (r->ties)
        count_tied(nx, r, max, count);
    else
        count_untied(nx, ny, max, count);
    double sum = 0;
    for (size_t i = 0; i <= max; i++) sum += count[nx * (max + 1) + i];
    free(count);
    *tail = sum / choose(nx + ny, nx);
    return 0;
}

// Variance with ties: Lehmann, Nonparametrics (1975), appendix, section 1.
static double normal_tail(size_t nx, size_t ny, const struct ranking *r, double u)
{
    double n1 = (double)nx, n2 = (double)ny, n = n1 + n2;
    double sigma = sqrt(n1 * n2 / 12 * (n + 1 - r->tie_sum / (n * (n - 1))));
    double distance = n1 * n2 / 2 - u - 0.5; // u is not above the mean
    return distance > 0 ? erfc(distance / sigma / sqrt(2)) / 2 : 0.5;
}

static int test(const double *x, size_t nx, const double *y, size_t ny, size_t *size,
                struct stats_utest *result)
{
    struct ranking r = rank(x, nx, y, ny, size);
    double other = (double)nx * (double)ny - r.u, u = fmin(r.u, other), tail = 0.5;
    size_t limit = r.ties ? EXACT_TIES_MAX : EXACT_MAX;
    bool exact = nx <= limit && ny <= limit;
    if (r.groups == 1) {
        *result = (struct stats_utest){r.u, 1, exact};
        return -EDOM;
    }
    if (r.u == other)
        tail = 0.5; // in the middle: the two tails together are everything
    else if (!exact)
        tail = normal_tail(nx, ny, &r, u);
    else if (exact_tail(nx, ny, &r, u, &tail) != 0)
        return -ENOMEM;
    *result = (struct stats_utest){r.u, 2 * tail, exact};
    return 0;
}

int stats_utest(const double *x, size_t nx, const double *y, size_t ny, struct stats_utest *result)
{
    if (nx == 0 || ny == 0) return -EINVAL;
    double *values = malloc((nx + ny) * sizeof *values);
    size_t *size = malloc((nx + ny) * sizeof *size);
    int error = -ENOMEM;
    if (values != NULL && size != NULL) {
        for (size_t i = 0; i < nx + ny; i++) values[i] = i < nx ? x[i] : y[i - nx];
        stats_sort(values, nx);
        stats_sort(values + nx, ny);
        error = test(values, nx, values + nx, ny, size, result);
    }
    free(values);
    free(size);
    return error;
}
