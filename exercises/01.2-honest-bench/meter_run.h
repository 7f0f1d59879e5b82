// A kernel's run and what was seen of it: for the tests and the check, not for kernels.
#ifndef METER_RUN_H
#define METER_RUN_H

#include "meter.h"

#include <stdbool.h>

enum meter_event {
    METER_CHECKSUM,
    METER_SHUFFLE,
    METER_SORT,
    METER_SORT_SORTED, // of a list that was sorted already
    METER_READ_COLD,
    METER_READ_WARM,
    METER_FLUSH,
    METER_PARSE,
    METER_EVENTS
};

struct meter_report {
    uint64_t n, ticks;             // asked for; of the region
    uint64_t calls[METER_EVENTS];  // in the region
    uint64_t before[METER_EVENTS]; // outside it
    const char *error;             // how the meter was misused, or NULL
};

// Runs the kernel for n operations, with a cold cache.
struct meter_report meter_run(void (*kernel)(struct meter *m), uint64_t n);

// Work of this kind was done: the clock moves on.
void meter_spend(enum meter_event event, uint64_t ticks);
void meter_fail(const char *error); // the first one stands

#endif
