// Times an exercise's kernels, start against yours against reference, on the thread's CPU clock.
// Shown, never decisive.
#ifndef TIMING_H
#define TIMING_H

#include "check.h"

#include <stdio.h>

// Runs rounds rounds of a process each (0: as many as a glance needs) and fills in the kernels'
// time_ns and ratio. *samples, if not NULL, gets one line a sample for a plot: "KERNEL SIDE ns". A
// key on a terminal ends it early. 0, -EINTR when it was ended before there was enough, or another
// negative errno.
int timing_measure(struct check *c, int rounds, FILE *samples);

#endif
