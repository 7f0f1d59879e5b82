// Has a bench program carry out a script of commands (pkg/bench/bench_serve.h) and reads what it
// answers, as far as it came. The program is untrusted: everything is checked, nothing is believed
// twice.
#ifndef SERVE_H
#define SERVE_H

#include "run.h"

#include <stdbool.h>
#include <stdint.h>

struct serve_kernel {
    char name[48];
    uint64_t n1;
    unsigned threads, ulps;
    double allocs, bytes, peak, instructions, misses, syscalls, locks, stack; // -1: no budget
    char answer[256]; // what its answers are, as in bench_kernel.h; "" where it does not say
};

// All answers of a run: a digest of those that must be equal to the bit, and struct bench_doubles.
struct serve_digest {
    uint64_t bits, doubles;
    double sum, scale;
};

struct serve_end {
    uint64_t n, cpu_ns, wall_ns, allocs, frees, bytes, stack, peak;
    int64_t outstanding;
    struct serve_digest digest;
    const char *lines; // what came before the end record: answers or sites
    size_t lines_len;
};

struct serve_result {
    struct run_result run;
    char *reply; // NUL-terminated
    const char *at;
};

#define SERVE_FLAG "-serve=3,4" // the program's last argument

// Runs a bench program on script; argv as in struct run. 0 or a negative errno.
int serve_script(const char *const *argv, const char *const *env, const char *script,
                 double cpu_seconds, bool random_layout, struct serve_result *result);

// The next end record, which must be of that kernel and n. 0; -ENODATA when the reply ends before
// it; -EBADMSG when something else stands there.
int serve_next(struct serve_result *r, const char *kernel, uint64_t n, struct serve_end *end);

// The kernels of a reply to "list". How many, or a negative errno.
int serve_kernels(struct serve_result *r, struct serve_kernel *kernels, int room);

void serve_clean(struct serve_result *r);

// Whether two runs of one kernel gave the same answers, doubles within ulps of each other: a double
// that is wrong by much less than the ulps of all of them together passes.
bool serve_same(const struct serve_digest *wanted, const struct serve_digest *got, unsigned ulps);

// The first difference between the answers of two runs of one kernel. False when there is none.
struct serve_difference {
    uint64_t op;
    unsigned nth;               // of the operation's answers, from 0
    char wanted[100], got[100]; // "" where there is no answer at all
};
bool serve_differ(const struct serve_end *wanted, const struct serve_end *got, unsigned ulps,
                  struct serve_difference *d);

#endif
