// The summaries against their definitions, the tests against tables computed by the library that
// Go's benchstat uses (testdata/), the bootstrap against what an interval is for: how often it
// holds the truth. Every draw is seeded, so that nothing here is a matter of luck.
#include "stats/stats.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static double relative(double got, double want)
{
    return got == want ? 0 : fabs(got - want) / fabs(want);
}

static FILE *table(const char *name)
{
    char path[128], header[128];
    snprintf(path, sizeof path, "pkg/stats/testdata/%s", name);
    FILE *f = fopen(path, "r");
    cr_assert_not_null(f, "%s: run the tests in the root of the repository", path);
    cr_assert_not_null(fgets(header, sizeof header, f));
    return f;
}

// A small generator of its own, and from it times with a floor and a long tail.
static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005 + 1442695040888963407;
    return ((double)(*state >> 11) + 0.5) / 9007199254740992.0;
}

static double latency(uint64_t *state)
{
    return 100 - 10 * log(uniform(state));
}

Test(stats, sort_puts_nan_first)
{
    double x[] = {3, NAN, -INFINITY, 2, NAN, 1};
    stats_sort(x, COUNT(x));
    cr_assert(isnan(x[0]) && isnan(x[1]));
    for (size_t i = 3; i < COUNT(x); i++) cr_assert_leq(x[i - 1], x[i]);
    stats_sort(NULL, 0);
}

Test(stats, mean_and_stddev)
{
    const double x[] = {2, 4, 4, 4, 5, 5, 7, 9};
    cr_assert_float_eq(stats_mean(x, 8), 5, 1e-15);
    cr_assert_float_eq(stats_stddev(x, 8), sqrt(32 / 7.0), 1e-15);
    // A large offset leaves the deviation alone.
    double far[8];
    for (size_t i = 0; i < 8; i++) far[i] = 1e9 + x[i];
    cr_assert_float_eq(stats_stddev(far, 8), sqrt(32 / 7.0), 1e-9);
    cr_assert(isnan(stats_mean(x, 0)) && isnan(stats_stddev(x, 1)));
}

Test(stats, geomean)
{
    const double x[] = {1, 10, 100};
    cr_assert_float_eq(stats_geomean(x, 3), 10, 1e-13);
    const double zero[] = {1, 0}, below[] = {1, -1};
    cr_assert(isnan(stats_geomean(zero, 2)) && isnan(stats_geomean(below, 2)));
    cr_assert(isnan(stats_geomean(x, 0)));
}

// By h = (n + 1/3) q + 1/3 at n = 5: q = 0.3 is at 29/15, q = 0.4 at 37/15.
Test(stats, quantile_is_definition_8)
{
    const double x[] = {15, 20, 35, 40, 50};
    cr_assert_float_eq(stats_quantile(x, 5, 0.3), 15 + 5 * 14 / 15.0, 1e-12);
    cr_assert_float_eq(stats_quantile(x, 5, 0.4), 20 + 15 * 7 / 15.0, 1e-12);
    cr_assert_eq(stats_quantile(x, 5, 0), 15);
    cr_assert_eq(stats_quantile(x, 5, 0.05), 15);
    cr_assert_eq(stats_quantile(x, 5, 0.95), 50);
    cr_assert_eq(stats_quantile(x, 5, 1), 50);
    cr_assert_eq(stats_median(x, 5), 35);
    cr_assert_eq(stats_median(x, 4), 27.5);
    cr_assert_eq(stats_median(x, 1), 15);
    cr_assert(isnan(stats_median(x, 0)));
}

Test(stats, median_ranks_are_the_table)
{
    FILE *f = table("medianci.csv");
    double confidence, had;
    size_t n, lo, hi, rows = 0;
    for (; fscanf(f, "%zu,%lf,%zu,%zu,%lf", &n, &confidence, &lo, &hi, &had) == 5; rows++) {
        struct stats_ranks r = stats_median_ranks(n, confidence);
        cr_assert(r.lo == lo && r.hi == hi, "n=%zu at %g: [%zu, %zu], not [%zu, %zu]", n,
                  confidence, r.lo, r.hi, lo, hi);
        cr_assert_lt(relative(r.confidence, had), 1e-12, "n=%zu at %g: %.17g, not %.17g", n,
                     confidence, r.confidence, had);
    }
    fclose(f);
    cr_assert_eq(rows, 90);
}

Test(stats, median_ranks_without_bound_are_certain)
{
    for (size_t n = 1; n <= 100; n++) {
        struct stats_ranks r = stats_median_ranks(n, 1);
        cr_assert(r.lo == 0 && r.hi == n + 1 && r.confidence == 1, "n=%zu", n);
    }
}

// No interval of as many ranks or fewer would do: for all n that are exact.
Test(stats, median_ranks_are_the_shortest)
{
    for (size_t n = 1; n <= 30; n++)
        for (int percent = 1; percent < 100; percent++) {
            struct stats_ranks r = stats_median_ranks(n, percent / 100.0);
            cr_assert_geq(r.confidence, percent / 100.0);
            if (r.hi - r.lo == 1) continue;
            double shorter = 0, choose = 1; // those in the middle, one fewer
            for (size_t k = 0; k <= n; choose = choose * (double)(n - k) / (double)(k + 1), k++)
                if (k >= (n + 2 - (r.hi - r.lo)) / 2 &&
                    k < (n + 2 - (r.hi - r.lo)) / 2 + r.hi - r.lo - 1)
                    shorter += choose;
            cr_assert_lt(ldexp(shorter, -(int)n), percent / 100.0, "n=%zu at %d %%", n, percent);
        }
}

Test(stats, median_interval)
{
    const double x[] = {-10, 2, 3, 4, 5, 6};
    struct stats_interval i = stats_median_interval(x, 6, 0.95);
    cr_assert(i.center == 3.5 && i.lo == -10 && i.hi == 6 && i.confidence == 1 - 0.03125);
    i = stats_median_interval(x, 5, 0.95); // five are too few
    cr_assert(i.center == 3 && i.lo == -INFINITY && i.hi == 5 && i.confidence == 1 - 0.03125);
    i = stats_median_interval(x, 2, 0);
    cr_assert(i.lo == -10 && i.hi == 2 && i.confidence == 0.5);
    i = stats_median_interval(x, 6, 1);
    cr_assert(i.lo == -INFINITY && i.hi == INFINITY);
    cr_assert(isnan(stats_median_interval(x, 0, 0.95).center));
}

static size_t read_sample(char **at, double *x)
{
    size_t n = 0;
    for ((*at)++; **at != ']'; *at += **at == ' ') x[n++] = strtod(*at, at);
    *at += strlen("],");
    return n;
}

Test(stats, utest_is_the_table)
{
    FILE *f = table("utest.csv");
    char *line = NULL;
    size_t room = 0, rows = 0;
    for (; getline(&line, &room, f) > 0; rows++) {
        double u, p, x[100], y[100];
        int at;
        cr_assert_eq(sscanf(line, "%*d,%*d,%*d,%lf,%lf,%n", &u, &p, &at), 2);
        char *rest = line + at;
        size_t nx = read_sample(&rest, x), ny = read_sample(&rest, y);
        struct stats_utest t;
        cr_assert_eq(stats_utest(x, nx, y, ny, &t), 0);
        cr_assert(t.u == u && t.exact, "row %zu: u %g, not %g", rows, t.u, u);
        cr_assert_lt(relative(t.p, p), 1e-12, "row %zu: p %.17g, not %.17g", rows, t.p, p);
        cr_assert_eq(stats_utest(y, ny, x, nx, &t), 0); // the other way round
        cr_assert_eq(t.u, (double)(nx * ny) - u);
    }
    free(line);
    fclose(f);
    cr_assert_eq(rows, 120);
}

// Every choice of the x's, one by one.
static double brute(const double *x, size_t nx, const double *y, size_t ny)
{
    double v[16], us = 0, lower = 0, all = 0, other;
    for (size_t i = 0; i < nx + ny; i++) v[i] = i < nx ? x[i] : y[i - nx];
    for (unsigned pass = 0; pass < 2; pass++)
        for (unsigned set = 0; set < 1u << (nx + ny); set++) {
            if ((size_t)__builtin_popcount(set) != nx || (pass == 0 && set != (1u << nx) - 1))
                continue;
            double u = 0;
            for (size_t i = 0; i < nx + ny; i++)
                for (size_t j = 0; j < nx + ny; j++)
                    if (set >> i & 1 && !(set >> j & 1))
                        u += v[i] > v[j] ? 1 : v[i] == v[j] ? 0.5 : 0;
            other = (double)(nx * ny) - us;
            if (pass == 0)
                us = u;
            else
                all++, lower += u <= fmin(us, other);
        }
    return us == (double)(nx * ny) - us ? 1 : 2 * lower / all;
}

Test(stats, utest_counts_every_choice)
{
    uint64_t state = 1;
    for (unsigned t = 0; t < 300; t++) {
        double x[8], y[8];
        size_t nx = 1 + (size_t)(uniform(&state) * 6), ny = 1 + (size_t)(uniform(&state) * 6);
        unsigned values = 2 + t % 20; // few, so that they tie
        for (size_t i = 0; i < nx; i++) x[i] = floor(uniform(&state) * values);
        for (size_t i = 0; i < ny; i++) y[i] = floor(uniform(&state) * values);
        struct stats_utest got;
        int error = stats_utest(x, nx, y, ny, &got);
        if (error == -EDOM) continue;
        cr_assert_eq(error, 0);
        cr_assert_lt(fabs(got.p - brute(x, nx, y, ny)), 1e-13, "case %u", t);
    }
}

// At the limits of the exact count the approximation is close, and its steps do not show: at 26
// values with a tie (approximate) and at 25 (exact).
Test(stats, utest_approximates_where_it_says)
{
    uint64_t state = 7;
    double x[60], y[60];
    for (size_t i = 0; i < 60; i++) x[i] = latency(&state), y[i] = latency(&state) + 3;
    struct stats_utest at, over;
    cr_assert_eq(stats_utest(x, 50, y, 50, &at), 0);
    cr_assert_eq(stats_utest(x, 51, y, 50, &over), 0);
    cr_assert(at.exact && !over.exact);
    cr_assert_lt(fabs(at.p - over.p), 0.05);
    x[3] = y[3];
    cr_assert_eq(stats_utest(x, 25, y, 25, &at), 0);
    cr_assert_eq(stats_utest(x, 25, y, 26, &over), 0);
    cr_assert(at.exact && !over.exact);
    cr_assert_lt(fabs(at.p - over.p), 0.05);
}

// R's wilcox.test on these sequences: Go's statistics library is checked with them.
Test(stats, utest_of_large_samples)
{
    static double x[500], y[600];
    for (size_t i = 0; i < 500; i++) x[i] = 2 * (double)i;
    for (size_t i = 0; i < 600; i++) y[i] = 2 * (double)i - 41;
    struct stats_utest t;
    cr_assert_eq(stats_utest(x, 500, y, 600, &t), 0);
    cr_assert(t.u == 135250 && relative(t.p, 0.0049335360814172224) < 1e-12, "%.17g", t.p);
    for (size_t i = 0; i < 30; i++) y[i] = x[i];
    cr_assert_eq(stats_utest(x, 500, y, 600, &t), 0);
    cr_assert(t.u == 134845 && relative(t.p, 0.0038703814239617884) < 1e-12, "%.17g", t.p);
    cr_assert_eq(stats_utest(x, 500, x, 500, &t), 0);
    cr_assert(t.u == 125000 && t.p == 1);
    // Wholly apart, in both directions: a p too small for 1 - p to tell from 1, and not 0.
    for (size_t i = 0; i < 600; i++) y[i] = 5000 + (double)i;
    cr_assert_eq(stats_utest(x, 500, y, 600, &t), 0);
    cr_assert(t.p > 0 && t.p < 1e-100);
    double p = t.p;
    cr_assert_eq(stats_utest(y, 600, x, 500, &t), 0);
    cr_assert_eq(t.p, p);
}

Test(stats, utest_errors)
{
    const double same[] = {4, 4, 4};
    struct stats_utest t;
    cr_assert_eq(stats_utest(same, 0, same, 3, &t), -EINVAL);
    cr_assert_eq(stats_utest(same, 3, same, 0, &t), -EINVAL);
    cr_assert_eq(stats_utest(same, 3, same, 2, &t), -EDOM);
    cr_assert(t.p == 1 && t.u == 3);
}

Test(stats, ratio_is_reproducible_and_scales)
{
    uint64_t state = 3;
    double x[40], y[40], x3[40];
    for (size_t i = 0; i < 40; i++)
        x[i] = latency(&state), y[i] = latency(&state), x3[i] = 3 * x[i];
    struct stats_interval a, b, c, other;
    cr_assert_eq(stats_ratio(x, 40, y, 40, 0.95, 11, &a), 0);
    cr_assert_eq(stats_ratio(x, 40, y, 40, 0.95, 11, &b), 0);
    cr_assert_eq(stats_ratio(x3, 40, y, 40, 0.95, 11, &c), 0);
    cr_assert_eq(stats_ratio(x, 40, y, 40, 0.95, 12, &other), 0);
    cr_assert(a.lo == b.lo && a.hi == b.hi && a.lo <= a.center && a.center <= a.hi);
    cr_assert_float_eq(c.lo, 3 * a.lo, 1e-12);
    cr_assert_float_eq(c.hi, 3 * a.hi, 1e-12);
    cr_assert(other.lo != a.lo || other.hi != a.hi);
    stats_sort(x, 40);
    stats_sort(y, 40);
    cr_assert_float_eq(a.center, stats_median(x, 40) / stats_median(y, 40), 1e-15);
}

// Of 400 pairs with a true ratio of 1.25 the interval should hold it in about 95 of 100.
Test(stats, ratio_holds_the_truth)
{
    unsigned held = 0, wide = 0;
    uint64_t state = 5;
    for (unsigned t = 0; t < 400; t++) {
        double x[20], y[24];
        for (size_t i = 0; i < 20; i++) x[i] = 1.25 * latency(&state);
        for (size_t i = 0; i < 24; i++) y[i] = latency(&state);
        struct stats_interval r;
        cr_assert_eq(stats_ratio(x, 20, y, 24, 0.95, t, &r), 0);
        held += r.lo <= 1.25 && 1.25 <= r.hi;
        wide += r.hi / r.lo > 1.3;
    }
    cr_assert(held >= 360 && held <= 398, "%u of 400", held);
    cr_assert_eq(wide, 0);
}

// Disturbances that both of a pair share cancel in the paired interval only.
Test(stats, ratio_of_pairs_cancels_what_they_share)
{
    uint64_t state = 9;
    double x[60], y[60];
    for (size_t i = 0; i < 60; i++) {
        y[i] = 100 + 100 * uniform(&state);
        x[i] = y[i] * (2 + 0.01 * uniform(&state));
    }
    struct stats_interval paired, apart;
    cr_assert_eq(stats_ratio_paired(x, y, 60, 0.95, 1, &paired), 0);
    cr_assert_eq(stats_ratio(x, 60, y, 60, 0.95, 1, &apart), 0);
    cr_assert(paired.lo > 1.99 && paired.hi < 2.02, "[%g, %g]", paired.lo, paired.hi);
    cr_assert_gt(apart.hi - apart.lo, 5 * (paired.hi - paired.lo));
}

// Resamples of {1, 3} have the medians 1, 2, 2 and 3, each in a quarter of the cases.
Test(stats, ratio_is_between_quantiles_of_the_resamples)
{
    const double x[] = {3, 1}, y[] = {1};
    struct stats_interval r;
    cr_assert_eq(stats_ratio(x, 2, y, 1, 0.4, 1, &r), 0); // from 0.3 to 0.7
    cr_assert(r.lo == 2 && r.hi == 2, "[%g, %g]", r.lo, r.hi);
    cr_assert_eq(stats_ratio(x, 2, y, 1, 0.6, 1, &r), 0); // from 0.2 to 0.8
    cr_assert(r.lo == 1 && r.hi == 3, "[%g, %g]", r.lo, r.hi);
}

Test(stats, ratio_of_one_value)
{
    const double x = 6, y = 2;
    struct stats_interval r;
    cr_assert_eq(stats_ratio(&x, 1, &y, 1, 0.9, 1, &r), 0);
    cr_assert(r.lo == 3 && r.center == 3 && r.hi == 3 && r.confidence == 0.9);
}

Test(stats, ratio_errors)
{
    const double x[] = {1, 2}, zero[] = {0, 0};
    struct stats_interval r;
    cr_assert_eq(stats_ratio(x, 0, x, 2, 0.95, 1, &r), -EINVAL);
    cr_assert_eq(stats_ratio_paired(x, x, 0, 0.95, 1, &r), -EINVAL);
    cr_assert_eq(stats_ratio(x, 2, x, 2, 1, 1, &r), -EINVAL);
    cr_assert_eq(stats_ratio(x, 2, x, 2, NAN, 1, &r), -EINVAL);
    cr_assert_eq(stats_ratio(x, 2, zero, 2, 0.95, 1, &r), -EDOM);
}
