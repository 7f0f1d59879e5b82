// The flags of a bench program; see bench_options.c for what they mean.
#ifndef BENCH_OPTIONS_H
#define BENCH_OPTIONS_H

#include "bench/bench_meter.h"

#include <regex.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#define BENCH_PARTS 16
#define BENCH_CPUS  16

struct bench_filter {
    regex_t part[BENCH_PARTS];
    bool first[BENCH_PARTS]; // it begins an alternative
    unsigned count;
};

struct bench_options {
    struct bench_filter filter;
    uint64_t goal_ns, goal_n; // one of them is 0
    unsigned count, cpus[BENCH_CPUS], cpu_count;
    int pin; // -1: not
    uint64_t seed;
    const char *cpuprofile, *memprofile, *plot;
    enum bench_meter_kind meter;
    int serve_in, serve_out; // -1: no server
    bool benchmem, list, help, bars, peers;
};

// Returns 0, or -EINVAL after a line on err that names the flag.
int bench_options_parse(struct bench_options *o, int argc, char **argv, FILE *err);
void bench_options_free(struct bench_options *o);
void bench_options_help(FILE *out);

// A regular expression for each element of a path, a '/' between them, and a '|' between several
// such lists: as Go's -bench. A path matches when each of its elements matches its own, or there is
// none for it; it is above a match when there are expressions left, for what may be below it. The
// first is tried on Go's name, too.
enum bench_match { BENCH_MATCH_NOT, BENCH_MATCH_ABOVE, BENCH_MATCH };
int bench_filter_parse(struct bench_filter *f, const char *text); // -EINVAL
enum bench_match bench_filter_match(const struct bench_filter *f, const char *path);
void bench_filter_free(struct bench_filter *f);

#endif
