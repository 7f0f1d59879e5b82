// The stage of a check that counts: allocations, instructions and all else that has a budget.
#ifndef COUNTS_H
#define COUNTS_H

#include "check.h"

bool counts_check(
    struct check *c); // true: a budget is overdrawn, or the program did not come to its end

#endif
