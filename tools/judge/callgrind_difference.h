// The difference of two runs as edges, and who pays: the middle of callgrind.h, of no use to
// others.
#ifndef CALLGRIND_DIFFERENCE_H
#define CALLGRIND_DIFFERENCE_H

#include "callgrind.h"
#include "callgrind_parse.h"

// What a line of a function cost, by itself (at->callee is -1) or by calling one function.
struct callgrind_edge {
    const struct callgrind_record *at; // its function, file, line and callee are meant
    double calls, cost[CALLGRIND_EVENTS];
    double charged; // in the overlay: its share of what lies outside
};

struct callgrind_difference {
    const struct callgrind *c;
    struct callgrind_edge *edges; // by file, line, function, callee; no two are the same
    size_t count;
    char *mine, *harness; // by function: is it the overlay's, the harness's?
    unsigned present;     // bit e: event e was counted in both runs
    double operations;    // n2 - n1
};

// -ENOENT if a run is missing, -EINVAL if n2 <= n1, -ENOMEM. Free it with
// callgrind_difference_free.
int callgrind_difference_make(struct callgrind_difference *d, const struct callgrind *c,
                              const struct callgrind_runs *runs);
void callgrind_difference_free(struct callgrind_difference *d);

// Sets `charged` of the edges. -ENOMEM.
int callgrind_difference_charge(struct callgrind_difference *d);

#endif
