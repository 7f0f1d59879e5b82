// A load with one spike, and three ways to give memory back after each tick.
#ifndef TRIM_H
#define TRIM_H

enum trim_policy { TRIM_NEVER, TRIM_ALL, TRIM_GENERATIONS };

struct trim_tick {
    int needed; // objects live at once in this tick
    int made;   // of these, new ones
    int idle;   // objects that the pool holds after it
};

// Fills in made and idle. The pool is empty at first and at the end.
void trim_run(enum trim_policy policy, struct trim_tick *tick, int ticks);

#endif
