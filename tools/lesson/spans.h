// The measured numbers in a lesson's text, which stand in spans (span/span.h).
#ifndef SPANS_H
#define SPANS_H

#include "values.h"

#include <stdio.h>

// The text with every span's value replaced by what was measured, malloc'd; NULL: out of memory.
// *missing counts spans whose name was not measured (they get "n/a"), and each is named on log,
// which may be NULL.
char *spans_fill(const char *text, const struct values *v, int *missing, FILE *log);

// Prints the text's tables that hold spans, for a terminal: the line that names the machine (again
// where another one is named), then each table under its heading, with its columns aligned and the
// command that prints it again. Rows are wrapped to 80 columns. Where `only` is not NULL, a table
// is printed if it has a span with a value in it.
void spans_tables(FILE *out, const char *text, const struct values *only);

#endif
