// How many machine instructions a call executes, counted by stepping through it in a child.
#ifndef STEPS_H
#define STEPS_H

#include <stdint.h>

// fn(n) and what surrounds the call, always as many: take a difference of two n. -1: this machine
// lets no process trace its child.
int64_t steps_count(void (*fn)(uint64_t n), uint64_t n);

#endif
