// The stages of a check that run the kernels: answers, allocations, instructions.
#ifndef COUNTS_H
#define COUNTS_H

#include "check.h"
#include "sanitize.h"

bool counts_answers(struct check *c); // true: WRONG, or the program did not come to its end
bool counts_costs(struct check *c);   // true: a budget is overdrawn, or as above

// Runs every kernel of a sanitized build; true when that printed a report.
bool counts_sanitized(struct check *c, const struct build_overlay *o,
                      struct sanitize_report *report);

#endif
