// The measured numbers in a lesson's text: <!-- m:NAME -->value<!-- /m -->.
#ifndef SPANS_H
#define SPANS_H

#include "values.h"

#include <stdio.h>

// The text with every span's value replaced by what was measured, malloc'd; NULL: out of memory.
// *missing counts spans whose name was not measured (they get "n/a"), and each is named on log,
// which may be NULL.
char *spans_fill(const char *text, const struct values *v, int *missing, FILE *log);

// Prints the text's tables that hold spans, for a terminal: columns aligned, under their heading,
// each with the line above it that names the machine and the line below it that names the command.
void spans_tables(FILE *out, const char *text);

#endif
