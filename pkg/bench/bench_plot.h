// Plots of results through gnuplot, as SVG files that are readable without colour.
#ifndef BENCH_PLOT_H
#define BENCH_PLOT_H

#include "bench/bench_measure.h"

// The cost of one size: instructions/op where they were counted, else the CPU time in ns.
double bench_plot_cost(const struct bench_result *r, const char **unit);

// Writes dir/NAME.svg, the runs of each bench of kernel NAME, and dir/NAME-size.svg, cost against
// size with its fitted growth where there are sizes. Returns NULL, or what is missing and how to
// get it.
const char *bench_plot(const char *dir, const struct bench_result *results, size_t count);

#endif
