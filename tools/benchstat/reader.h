// The Go benchmark format, golang.org/design/14313-benchmark-format:
//
//     goos: linux
//     Unit steps/op assume=exact
//     BenchmarkName-8   1000   12.5 ns/op   3 steps/op
//
// Every other line is somebody's prose.
#ifndef READER_H
#define READER_H

#include "tally.h"

#include <stdio.h>

// Files all measurements of a file in the tally. A line that begins like a benchmark's and is none
// is named on `warnings`, with `name` and its number. 0, or a negative errno of reading.
int reader_read(struct tally *t, FILE *in, const char *name, FILE *warnings);

#endif
