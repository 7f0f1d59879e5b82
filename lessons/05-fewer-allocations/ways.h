// Several ways to do the same thing, and what each costs: allocations, bytes, time.
#ifndef WAYS_H
#define WAYS_H

#include <stddef.h>
#include <stdint.h>

struct way {
    const char *name, *label;
    uint64_t (*run)(void); // returns an answer, which is the same for all ways of a list
};

struct ways_cost {
    double allocs, bytes; // of a call, after one that may warm things up; 0 without a counter
    double ns;            // CPU time: the median of some runs
};

// Allocations and bytes of the second call.
struct ways_cost ways_count(const struct way *w);

// A demo's main: prints a line a way of a list that ends with a name of NULL, and for the lesson's
// text NAME_allocs, NAME_bytes and NAME_us. Returns the program's status.
int ways_show(const struct way *list);

// An answer that tells most texts apart, and takes next to no time.
uint64_t ways_sum(const char *text, size_t len);

#endif
