// The stage of a check that compares answers.
#ifndef ANSWERS_H
#define ANSWERS_H

#include "check.h"

// Learns the kernels from the reference's program and compares the answers of both on the check's
// seed (or on all). True: WRONG, or the program did not come to its end.
bool answers_check(struct check *c);

#endif
