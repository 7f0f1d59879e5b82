// Counts of one kernel out of what callgrind wrote of a bench program: the difference between a run
// of n2 operations and a run of n1, by n2 - n1, so that what is done once cancels; and which lines
// of an overlay they come from. The program dumps each run as "NAME N" (CALLGRIND_DUMP_STATS_AT);
// of several dumps of that name the last one counts. All threads are in every figure.
// A struct callgrind is not changed once it was opened: any thread may read it.
#ifndef CALLGRIND_H
#define CALLGRIND_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

// The command whose output this reads: valgrind 3.19 to 3.24, every dump appended to one file.
#define CALLGRIND_ARGS 48
struct callgrind_command {
    char *argv[CALLGRIND_ARGS]; // for execvp; ends with NULL
    char out[PATH_MAX + 32];    // argv points here
};

// Fills *c to run program (its argv) and write out, a file that must not be there yet. misses: the
// caches are simulated too, which takes about 1.5 times as long. Run it with LD_BIND_NOW=1 in the
// environment, else a function's first call costs its look-up. -E2BIG, -ENAMETOOLONG.
int callgrind_command(struct callgrind_command *c, const char *out, bool misses,
                      char *const *program);

struct callgrind; // a file that was read

// Reads the file. -EBADMSG if it is cut off, its sums do not agree, or it is no such file; -EFBIG
// over 1 GiB; -ENOMEM; or open's. Close it with callgrind_close (NULL is fine).
int callgrind_open(const char *path, struct callgrind **c);
void callgrind_close(struct callgrind *c);

// What is measured: the name and sizes of two runs, and the folder of the overlay as the compiler
// was given it ("work/03.1-free-list", or absolute). Lines are the overlay's if their file's name
// starts with it or holds it after a '/'.
struct callgrind_runs {
    const char *kernel;
    uint64_t n1, n2;
    const char *overlay;
};

// An operation's. The harness is left out of all but `harness`: kernels (functions of a *_bench.c)
// and functions of pkg/bench/ and pkg/allocs/, each without what it calls. A file is what the
// overlay's debug information says it is: the gate refuses sources that say what is not so.
struct callgrind_cost {
    double instructions;
    double harness;  // the harness's own instructions; with `instructions` this is the total
    double overlay;  // instructions of the overlay's functions and all that they call
    double syscalls; // but for those that read a clock
    // Mutexes, rwlocks, spin locks and semaphores taken or tried, and the overlay's own atomic
    // read-modify-writes (exchange, add, compare and swap; not loads and stores): of those a lock
    // of one's own is made, and one costs what a lock that is free costs.
    double locks;
    double d1_misses, ll_misses; // data, reads and writes; negative if they were not simulated
};

// -ENOENT if a run is not in the file, -EINVAL if n2 <= n1, -ENOMEM.
int callgrind_cost(const struct callgrind *c, const struct callgrind_runs *runs,
                   struct callgrind_cost *cost);

// A line of the overlay (or of a header that was inlined into it): the instructions of the line
// itself and of all that it called outside the overlay. What qsort's comparison costs is its own
// lines', not also qsort's caller's, so that all lines together are callgrind_cost's `overlay`.
struct callgrind_site {
    const char *file; // as callgrind has it, mostly absolute; the strings live as long as c
    const char *function;
    const char *callee; // outside the overlay, the dearest one called here, "atomic update" for an
                        // atomic read-modify-write; NULL if none
    unsigned line;
    double instructions; // an operation
    double share;        // of `overlay`, 0 to 1
    double callee_instructions, callee_calls;
};

// The dearest lines, dearest first. Returns how many were stored; errors as callgrind_cost.
int callgrind_sites(const struct callgrind *c, const struct callgrind_runs *runs,
                    struct callgrind_site *sites, int room);

// How often an operation calls the function, whoever calls it; underscores that lead and a version
// that trails its name don't count. Errors as callgrind_cost.
int callgrind_calls(const struct callgrind *c, const struct callgrind_runs *runs,
                    const char *function, double *calls);

#endif
