// An array is pushed to until it holds n items: what a policy of growing costs. Computed, in items:
// no allocator has a say in it; but for growth_moves, which asks the real one.
#ifndef GROWTH_H
#define GROWTH_H

#include <stdbool.h>
#include <stddef.h>

enum { GROWTH_ITEMS = 10000 }; // that the lesson pushes

struct growth {
    const char *name, *label;
    size_t (*next)(size_t cap); // the room after cap is full; cap is 0 at first
};
extern const struct growth growth_policies[]; // ends with a name of NULL

struct growth_cost {
    size_t allocs;
    size_t copied; // items, if each growth is to a new place
    size_t peak;   // items of room: old and new one together while it is copied
    size_t unused; // items of room at the end
};
struct growth_cost growth_run(const struct growth *g, size_t n);

// How many of the growths to n longs really were to another place; with a second array that grows
// in turns with it, or alone.
size_t growth_moves(const struct growth *g, size_t n, bool beside);

// With blocks of 1, f, f^2 ... (times some unit) laid one behind the other, and all before the
// current one freed: which growth is the first that fits into the hole? 0: none of the first 1000.
size_t growth_reuse(double factor);

#endif
