// Numbers as Go reads, writes and rounds them: our output is compared with a Go program's, to the
// last digit.
#ifndef GONUM_H
#define GONUM_H

#include <stdbool.h>
#include <stddef.h>

#define GONUM_ROOM 400 // holds any double as text

// As fmt's %v: the fewest digits that read back as v; 1e+06 from a million on.
const char *gonum_shortest(char text[static GONUM_ROOM], double v);

// As fmt's %.*f, with plus as %+.*f; NaN, +Inf and -Inf are so spelled.
const char *gonum_fixed(char text[static GONUM_ROOM], double v, int digits, bool plus);

// As strconv's ParseFloat and Atoi of the len bytes at s. 0, or -EINVAL: no number; -ERANGE: too
// large. A number too small to be represented is 0.
int gonum_float(const char *s, size_t len, double *v);
int gonum_int(const char *s, size_t len, long long *v);

// exp(mean(log x)), each rounded as Go's math package does on amd64. NaN for none, or where a value
// is not above 0.
double gonum_geomean(const double *x, size_t n);

#endif
