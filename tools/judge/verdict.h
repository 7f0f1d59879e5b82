// What a check found out. The words are in the order in which they are decided: the sanitizers, who
// alone know INVALID and RACE, run before a crash, a failed test or a wrong answer is told, and
// else before anything is counted, so that neither is hidden by what it causes or by a budget.
#ifndef VERDICT_H
#define VERDICT_H

#include <stdbool.h>
#include <stdint.h>

enum verdict {
    VERDICT_GRADER_ERROR, // ours, never the learner's
    VERDICT_COMPILE,
    VERDICT_FORBIDDEN,
    VERDICT_TIMEOUT,
    VERDICT_MEMORY_LIMIT,
    VERDICT_OUTPUT,
    VERDICT_LEFTOVER_PROCESS,
    VERDICT_INVALID,
    VERDICT_CRASH,
    VERDICT_ENDED_EARLY,
    VERDICT_TESTS, // a test of the exercise failed
    VERDICT_WRONG,
    VERDICT_RACE,
    VERDICT_LEAK,
    VERDICT_ALLOCS,
    VERDICT_BYTES,
    VERDICT_PEAK,
    VERDICT_SYSCALLS,
    VERDICT_LOCKS,
    VERDICT_INSTRUCTIONS,
    VERDICT_MISSES,
    VERDICT_STACK,
    VERDICT_PASS,
};

const char *verdict_name(enum verdict v);     // "INSTRUCTIONS"
enum verdict verdict_parse(const char *name); // VERDICT_GRADER_ERROR for a word that is none

// What one overlay's kernel costs. Each is 0 or more, or negative where it was not measured.
struct verdict_cost {
    double allocs;                    // blocks an operation, in a warm region
    double bytes;                     // asked for by them, an operation
    double peak;                      // bytes, the most alive at once in a run of a fresh process
    double instructions;              // an operation, less the harness's own
    double misses;                    // of a simulated D1, reads and writes, an operation
    double syscalls;                  // an operation, but for those that read a clock
    double locks;                     // taken or tried, an operation
    double stack;                     // bytes, the deepest in a run
    double time_ns;                   // of CPU an operation, the median of the samples
    double time_low_ns, time_high_ns; // its 95 % interval
};

enum { VERDICT_START, VERDICT_YOURS, VERDICT_REFERENCE, VERDICT_OVERLAYS };

#define VERDICT_KERNELS 8
struct verdict_kernel {
    char name[48];
    struct verdict_cost budget; // in the units of the costs, also where it is relative to the
                                // reference; negative where there is none
    struct verdict_cost cost[VERDICT_OVERLAYS];
    double tolerance; // of a relative budget: 0.02 where threads interleave, which costs a little
                      // more or less each time; else 0
    double ratio, ratio_low, ratio_high; // start's time over yours, more than 0, and its 95 %
                                         // interval; 0 where it was not timed
};

// Texts end with a 0, are cut where they are too long, and are "" where there is nothing to say.
struct verdict_result {
    char exercise[64], overlay[256]; // "03.1-free-list"; the folder that was judged
    char key[20];                    // content hash of the overlay, 16 hex digits; "" if not built
    enum verdict verdict;
    char kernel[48];    // where a kernel decided
    char place[160];    // "work/03.1-free-list/session.c:41 session_open"
    char says[400];     // what it means, one or two sentences for the learner
    char warnings[600]; // the compiler's, of the files to edit, whole lines
    char printed[200];  // the first line that the program printed, and how many more
    char detail[2000];  // lines to show below: compiler's words, top sites, a failed test's message
    uint64_t seed;      // of the answers, 1 to CHECK_SEEDS, or what SEED= says
    int64_t op;         // of a wrong answer, from 0; n after the last operation; -1: there is none
    int tests_passed, tests; // 0 to tests; 0 tests: they were not run
    int kernel_count;        // 0 to VERDICT_KERNELS
    struct verdict_kernel kernels[VERDICT_KERNELS];
    double seconds; // that the check took, without timing
    int64_t when;   // Unix time
};

// Whether the kernel is about speed: it has a budget for something that takes time.
bool verdict_timed(const struct verdict_kernel *k);

// Remembers the first line of output, and how many more there are; lines that begin with skip are
// not the program's.
void verdict_printed(struct verdict_result *r, const char *output, const char *skip);

// Sets the verdict and what it says; always true, so that a stage can end with it.
bool verdict_decide(struct verdict_result *r, enum verdict v, const char *says, ...)
    __attribute__((format(printf, 3, 4)));
void verdict_detail(struct verdict_result *r, const char *line, ...) // adds to the detail
    __attribute__((format(printf, 2, 3)));

#endif
