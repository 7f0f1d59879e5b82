// Units of measurement: "ns/op", "MB/s", "p99-ns", "average-RSS-bytes". Words are joined by - and
// *, and the word after a / is below the line.
#ifndef UNIT_H
#define UNIT_H

#include <stdbool.h>
#include <stddef.h>

// Writes to `tidy` (room for 3 len + 1) the unit without its own scale, ns as sec and MB as B, and
// returns by what its values are to be multiplied.
double unit_tidy(const char *unit, size_t len, char *tidy);

// Whether values are bytes, and so are scaled by 1024.
bool unit_is_binary(const char *unit);

// One scale for a row: of four digits for the smallest of its values that is not 0.
struct unit_scale {
    double factor;
    const char *prefix; // "", "k", "Mi", ...
    int digits;         // after the point
};
struct unit_scale unit_scale(const double *values, size_t n, bool binary);

#endif
