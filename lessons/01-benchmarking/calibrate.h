// How the harness finds n: the n of each call of a kernel.
#ifndef CALIBRATE_H
#define CALIBRATE_H

#include <stdint.h>

enum { CALIBRATE_CALLS = 16 };

struct calibrate_call {
    uint64_t n;
    int64_t ns; // of its n operations
};

// Has the harness measure a pair of malloc and free until it takes goal_ns. Returns how many calls
// that took, at most CALIBRATE_CALLS of which are in calls.
int calibrate_pair(uint64_t goal_ns, struct calibrate_call *calls);

// The same on a pretend clock, for an operation that takes op_ns. The process has no other clock
// after it.
int calibrate_pretend(int64_t op_ns, uint64_t goal_ns, struct calibrate_call *calls);

#endif
