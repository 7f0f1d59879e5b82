// A verdict as a person reads it, and as programs do.
#ifndef REPORT_H
#define REPORT_H

#include "exercise.h"
#include "verdict.h"

#include <stdio.h>

// The table, the verdict and what to type next; 80 columns.
void report_text(FILE *out, const struct exercise *e, const struct verdict_result *r);

// The rows of times, below it: once they are known.
void report_times(FILE *out, const struct verdict_result *r);

// One JSON object in one line; and a whole JUnit file of several results. 0 or -EIO.
int report_json(FILE *out, const struct verdict_result *r);
int report_junit(FILE *out, const struct verdict_result *results, int count);

#endif
