// A bench is a kernel: a function that does b->n operations on inputs made from b->seed and folds
// what it computed into b's answer. The same kernel is timed, counted, traced and compared; there
// is no second description of the work.
//
//     BENCH(churn, .allocs = 0, .instructions = 1.5) // bench_kernel.h: what it may cost
//     {
//         const uint32_t *slot = bench_draws(b, 16); // inputs are drawn before the measured region
//         bench_start(b);
//         for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, work(slot[b->op]));
//         bench_stop(b);
//     }
//
// Link bench_entry.o for the main function: its flags and its output are those of Go's benchmarks
// (see -help). A struct bench belongs to the thread that it was given to. What is done wrong, such
// as a region opened twice, fails the bench with a line that says so; nothing returns an error.
#ifndef BENCH_H
#define BENCH_H

#include "bench/bench_kernel.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Doubles may differ by a few ulps, so in the place of a digest they have a sum, each with a weight
// of its own; scale is the sum of their magnitudes: what two right sums may differ by is a few of
// its ulps.
struct bench_doubles {
    uint64_t count;
    double sum, scale;
};

struct bench {
    uint64_t n;  // operations to do
    uint64_t op; // the operation under way: make it the loop variable, so that a wrong answer knows
                 // its operation
    uint64_t seed;   // of this run: every run has another
    uint64_t digest; // of the answers so far, but for doubles
    struct bench_doubles doubles;
    unsigned thread;       // 0 to threads - 1 in bench_parallel's body
    bool stream;           // answers are written out too, one by one
    struct bench_run *run; // the harness's own
};

// The measured region. A kernel that never enters it is an error. It may be left and entered again,
// which adds some 20 ns to its wall time and 200 ns to its CPU time: that clock is a system call.
void bench_start(struct bench *b);
void bench_stop(struct bench *b);
void bench_reset(struct bench *b); // forget what was measured so far

void bench_set_bytes(struct bench *b, uint64_t bytes); // an operation: reported as MB/s
void bench_report_allocs(struct bench *b);             // as if -benchmem

// value under a unit of the kernel's own, such as "probes/op": a word of at most 31 bytes, not one
// that the harness prints. The last one stands; at most 16 units.
void bench_report_metric(struct bench *b, double value, const char *unit);

// A bench inside a bench, reported as NAME/SUB, blanks in SUB as _; table-driven benches are a loop
// around it. size > 0 marks a point of a range of sizes, for which a complexity is fitted.
void bench_run(struct bench *b, const char *sub, void (*fn)(struct bench *b, void *arg), void *arg,
               double size);

// Runs body on threads threads at once (0: as -cpu says), each with a bench of its own: its share
// of n, its own inputs, its own answers, folded in the order of the threads. The body enters and
// leaves the region, once; the threads wait for each other there. Its caller has no region.
void bench_parallel(struct bench *b, unsigned threads, void (*body)(struct bench *b, void *arg),
                    void *arg);

// Inputs, the same for the same seed on every machine: splitmix64 to seed, xoshiro256** to draw
// (see bench_random.h). Memory from the harness is not counted and is freed after the run; without
// any the program aborts. A kernel that draws runs at most 2^18 operations at a time, as often as
// is needed.
uint64_t bench_random(struct bench *b);
const uint32_t *bench_draws(struct bench *b, uint32_t bound); // n numbers, each in [0, bound)
void *bench_scratch(struct bench *b, size_t size);            // zeroed; never NULL

// The value is computed and alive. bench_clobber: memory may have been read and written.
#define bench_keep(value) __asm__ volatile("" : : "r,m"(value))
#define bench_clobber()   __asm__ volatile("" : : : "memory")

// Answers. Bytes are hashed; a double counts as equal within the kernel's ulps.
void bench_stream(struct bench *b, int kind, const void *data, size_t size); // of bench_answer_*
void bench_answer_bytes(struct bench *b, const void *data, size_t size);
void bench_answer_f64(struct bench *b, double value);
static inline void bench_answer_u64(struct bench *b, uint64_t value)
{
    b->digest = (b->digest ^ value) * 0x9e3779b97f4a7c15u;
    b->digest ^= b->digest >> 32;
    if (__builtin_expect(b->stream, 0)) bench_stream(b, 'u', &value, sizeof value);
}

#endif
