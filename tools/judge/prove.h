// Checks the checker, an exercise at a time: the start must fail by its costs, the solution and
// every accepted/ folder pass on every seed, every rejected/ folder be rejected for what it is
// named after.
#ifndef PROVE_H
#define PROVE_H

// what: an address, a lesson, or NULL for all. Ends with a line "N passed, N failed". 0, 1 or 2.
int prove_exercises(const char *what, const char *unused);

// An A/A run: an exercise's start judged as if it were somebody's work, COUNT (100) times, beside a
// busy loop on the other core. Passes when all verdicts are one and at least 90 % of the timing
// intervals hold 1.
int prove_null(const char *what, const char *unused);

#endif
