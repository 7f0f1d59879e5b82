// The meters that budgets are for, a row each, in the order in which they are judged: whatever
// lists costs is a loop over this table. No threads.
#ifndef METER_H
#define METER_H

#include "verdict.h"

#include <stddef.h>

struct meter {
    enum verdict verdict; // of who is over this budget
    const char *key;      // "instructions", as in BENCH, work/.attempts and a README's spans
    const char *name;     // "instructions/op", as in tables and JSON; at most 15 columns
    const char *words;    // "instructions an operation", after a number
    size_t at;            // in struct verdict_cost
    int decimals;         // that its cost is shown with
    bool relative;        // its budget is so many times what the reference costs
};

#define METER_COUNT 8
extern const struct meter meter_all[METER_COUNT];

double meter_get(const struct verdict_cost *cost, const struct meter *m); // negative: not measured

// With its decimals, or the first digit that is not 0 where those show none; "-" where it was not
// measured. In one of sixteen static buffers that take turns.
const char *meter_number(const struct meter *m, double value);

// By how much yours is over its budget; 0 if it is not, or if there is none or nothing was
// measured.
double meter_over(const struct verdict_kernel *k, const struct meter *m);

// How many times the reference's cost the budget is; -1 where it is absolute, or the reference
// costs nothing.
double meter_ratio(const struct verdict_kernel *k, const struct meter *m);

#endif
