// The stage of a check that compares answers.
#ifndef ANSWERS_H
#define ANSWERS_H

#include "check.h"

// Learns the kernels from the reference's program and compares the answers of both on the check's
// seed (or on all). True: WRONG, or the program did not come to its end.
bool answers_check(struct check *c);

// What the answer is that differs, "the p99" of .answer = "the median|the p99; the sum"; "" where
// the kernel does not say.
void answers_name(const struct serve_kernel *k, const struct serve_difference *d, char name[120]);

#endif
