// Growth by least squares: each candidate is a line in its own function of the size, a + c g(n).

#include "bench/bench_fit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static double constant(double n)
{
    (void)n;
    return 1;
}

static double linear(double n)
{
    return n;
}

static double n_log_n(double n)
{
    return n * log2(n);
}

static double square(double n)
{
    return n * n;
}

static const struct growth {
    const char *name;
    double (*of)(double n);
} growths[] = {
    {"1", constant}, {"log n", log2}, {"n", linear}, {"n log n", n_log_n}, {"n^2", square}};

enum { GROWTHS = sizeof growths / sizeof *growths };
#define POOR 0.1 // a residual that says: this is not its growth

// The a and c that make the sum of (1 - a u - c g)^2 least, with u = 1 / cost and g = growth /
// cost: the normal equations of two unknowns, or of one where a would be negative or is c's own.
static struct bench_fit fit(const struct growth *growth, const double *size, const double *cost,
                            size_t count, double from)
{
    double u1 = 0, uu = 0, g1 = 0, gg = 0, ug = 0, errors = 0, used = 0;
    for (size_t i = 0; i < count; i++) {
        if (size[i] < from) continue;
        used++;
        double u = 1 / cost[i], g = growth->of(size[i]) / cost[i];
        u1 += u;
        uu += u * u;
        g1 += g;
        gg += g * g;
        ug += u * g;
    }
    double det = uu * gg - ug * ug, a = growth->of == constant ? 0 : (u1 * gg - g1 * ug) / det;
    if (!(a * u1 / used > 1e-6)) a = 0; // negative, or the rounding of none
    double c = (g1 - a * ug) / gg;
    for (size_t i = 0; i < count; i++) {
        if (size[i] < from) continue;
        double error = 1 - (a + c * growth->of(size[i])) / cost[i];
        errors += error * error;
    }
    return (struct bench_fit){growth->name, a, c, sqrt(errors / used), from};
}

// How many sizes there are from `from` on; *next is the second least of them.
static size_t sizes_from(const double *size, size_t count, double from, double *next)
{
    size_t found = 0;
    *next = INFINITY;
    for (size_t i = 0, j; i < count; i++) {
        if (size[i] < from) continue;
        for (j = 0; j < i && size[j] != size[i];) j++;
        found += j == i;
        if (size[i] > from) *next = fmin(*next, size[i]);
    }
    return found;
}

// The best of the growths, over the sizes from `from` on.
static struct bench_fit best(const double *size, const double *cost, size_t count, double from)
{
    struct bench_fit fits[GROWTHS];
    double least = INFINITY;
    for (size_t i = 0; i < GROWTHS; i++) {
        fits[i] = fit(&growths[i], size, cost, count, from);
        least = fmin(least, fits[i].residual);
    }
    size_t i = 0;
    while (fits[i].residual > 1.25 * least + 0.005) i++;
    return fits[i];
}

struct bench_fit bench_fit(const double *size, const double *cost, size_t count)
{
    double from = INFINITY, next;
    for (size_t i = 0; i < count; i++) from = fmin(from, size[i]);
    if (sizes_from(size, count, from, &next) < 3) return (struct bench_fit){0};
    struct bench_fit f = best(size, cost, count, from);
    while (f.residual > POOR && sizes_from(size, count, from, &next) > 4)
        f = best(size, cost, count, from = next);
    return f;
}

double bench_fit_at(const struct bench_fit *f, double size)
{
    size_t i = 0;
    while (i < GROWTHS - 1 && strcmp(growths[i].name, f->name) != 0) i++;
    return f->constant + f->coefficient * growths[i].of(size);
}

void bench_fit_text(const struct bench_fit *f, char text[64])
{
    int len = f->constant > 0 ? snprintf(text, 64, "%.3g + ", f->constant) : 0;
    const char *times = strcmp(f->name, "1") == 0 ? "" : " x ";
    snprintf(text + len, 64 - (size_t)len, "%.4g%s%s", f->coefficient, times,
             *times ? f->name : "");
}
