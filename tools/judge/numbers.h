// The counts in a solution's README: <!-- m:LABEL -->38<!-- /m -->, where LABEL is
// "start", "solution", "accepted/NAME" or "rejected/NAME", with ":KERNEL" behind it where there are
// several, and "@KEY" of a meter (meter.h), such as "@allocs", where it is not instructions.
// The proof keeps them true.
#ifndef NUMBERS_H
#define NUMBERS_H

#include "exercise.h"
#include "verdict.h"

#include <stddef.h>

// Compares the README's numbers for label with those just measured, 2 % apart at most. Returns how
// many are wrong, the first in words in why; a name that nothing is measured for is wrong, too (one
// with a folder that is not there, when the label is "solution"). With RECORD=1 in the environment
// it writes the measured ones into the README first. A README that names another compiler than
// gcc's version here (<!-- m:compiler -->gcc 12<!-- /m -->) is not compared.
int numbers_check(const struct exercise *e, const char *label, const struct verdict_result *r,
                  char *why, size_t size);

#endif
