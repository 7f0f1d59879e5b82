// Pairs of samples to compare, as benchmarks on a real machine make them.
#ifndef TIMES_H
#define TIMES_H

#include "bench/bench_random.h"

#include <stdbool.h>
#include <stddef.h>

enum times_noise {
    TIMES_QUIET,      // a machine of one's own: half a per cent
    TIMES_LONG_TAIL,  // a floor, and above it anything
    TIMES_OUTLIERS,   // one in 20 was interrupted, and took up to fifteen times as long
    TIMES_COARSE,     // the clock ticks seldom, so that many are equal
    TIMES_DRIFT,      // the machine gets warm and slow while both are measured in turns
    TIMES_TWO_SPEEDS, // the core runs at one of two frequencies, from run to run
    TIMES_NOISES
};
extern const char *const times_noise_name[TIMES_NOISES]; // "long tail"

#define TIMES_LEAST 20
#define TIMES_MOST  60

struct times_pair {
    double before[TIMES_MOST], after[TIMES_MOST];
    size_t before_count, after_count;
};

// Draws a pair of the noise. change 0: the same program twice; -1: after is faster, by more than
// its noise can hide; 1: slower by as much; -2 and 2: twice that. The unit is anything from a
// nanosecond to a second.
void times_draw(struct bench_random *r, enum times_noise noise, int change, struct times_pair *p);

// Are the two so much alike that no test of any kind sees a difference? Of pairs of one and the
// same program one in four or so; a pair which by chance looks different has no right answer.
bool times_alike(const struct times_pair *p);

#endif
