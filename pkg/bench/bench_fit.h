// How a cost grows with a size.
#ifndef BENCH_FIT_H
#define BENCH_FIT_H

#include <stddef.h>

struct bench_fit {
    const char *name; // "1", "log n", "n", "n log n", "n^2"; NULL: fewer than three sizes
    double constant, coefficient; // cost is about constant + coefficient x name, log to base 2
    double residual;              // root mean square of the relative errors: 0.02 is 2 %
    double from;                  // the least size that it is fitted to
};

// The slowest growth whose residual is within a quarter, and half a per cent, of the least of the
// five. Each is fitted by least squares of the relative error, so that sizes of 16 and of 65536
// weigh alike; no constant is negative. Where none is within 10 %, which is so of times more often
// than of counts, the smallest sizes are left out, as long as four remain: a growth is what large
// sizes tell. Sizes are at least 2 and costs above 0; a size may occur several times.
struct bench_fit bench_fit(const double *size, const double *cost, size_t count);

double bench_fit_at(const struct bench_fit *f, double size);

// "12.1 + 3.25 x n": without the constant where it is 0, without "x 1".
void bench_fit_text(const struct bench_fit *f, char text[64]);

#endif
