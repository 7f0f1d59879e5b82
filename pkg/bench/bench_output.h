// Results as text: Go's benchmark format (golang.org/design/14313-benchmark-format), which
// benchstat and others read. What is not a result is a comment line that begins with '#'.
#ifndef BENCH_OUTPUT_H
#define BENCH_OUTPUT_H

#include "bench/bench_measure.h"

// "BenchmarkChurn/small-2": the format wants a capital letter, and no -1.
void bench_output_name(char name[160], const char *path, unsigned threads);

void bench_output_header(FILE *out); // goos, goarch, pkg, cpu

// One line; the name is padded to width.
void bench_output_result(FILE *out, const struct bench_result *r, int width);

// A number in ten places before the point and four significant digits, as Go prints it.
void bench_output_number(FILE *out, double value, const char *unit);

// A bar for each bench: the median CPU time of its runs. terminal: eighths of a column, not '#'.
void bench_output_bars(FILE *out, const struct bench_result *results, size_t count, bool terminal,
                       bool colour);

#endif
