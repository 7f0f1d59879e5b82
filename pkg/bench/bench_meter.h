// Counts an operation's cost beside its time: by callgrind, in a second process of the same program
// that serves bench_serve.h's commands, or by the processor's counters. Under callgrind
// bench_parallel runs on its budget's threads, whatever -cpu says.
#ifndef BENCH_METER_H
#define BENCH_METER_H

#include "bench/bench_measure.h"

#include <sys/types.h>

enum bench_meter_kind {
    BENCH_METER_NONE,
    BENCH_METER_CALLGRIND, // instructions
    BENCH_METER_CACHE,     // and misses of a simulated cache and branch predictor
    BENCH_METER_PERF,      // the same of the real ones
};

struct bench_meter {
    enum bench_meter_kind kind;
    pid_t pid; // of valgrind
    FILE *to, *from;
    char dir[512];  // of callgrind's files
    unsigned parts; // that it has written
};

// Returns NULL, or what is missing and how to get it. Close it in either case.
const char *bench_meter_open(struct bench_meter *m, enum bench_meter_kind kind);
void bench_meter_close(struct bench_meter *m);

// Puts instructions/op, D1-misses/op and branch-misses/op of what s and r are about into r.
// Returns NULL, or why it could not.
const char *bench_meter_cost(struct bench_meter *m, struct bench_subject *s,
                             struct bench_result *r);

// Adds the columns of a callgrind file's "totals: " line that matter, which its "events: " line
// names: instructions, D1 misses, branch misses.
void bench_meter_add(const char *events, const char *totals, double values[3]);

// The processor's counters, of this thread and those it makes later, since open. open: 0, or a
// negative errno, -ENOENT and -EOPNOTSUPP where there are none (most virtual machines). read: 0, or
// a negative errno.
int bench_perf_open(void);
void bench_perf_close(void);
int bench_perf_read(uint64_t now[BENCH_EVENTS]);

#endif
