// A bench is a kernel: a function that does b->n operations on inputs made from b->seed and folds
// what it computed into b's answer. The same kernel is timed, counted, traced and compared; there
// is no second description of the work.
//
//     BENCH(churn, .allocs = 0, .instructions = 1.5)
//     {
//         const uint32_t *slot = bench_draws(b, 16); // inputs are drawn before the measured region
//         bench_start(b);
//         for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, work(slot[b->op]));
//         bench_stop(b);
//     }
//
// Link bench_entry.o for the main function: its flags and its output are those of Go's benchmarks
// (see -help). A struct bench belongs to the thread that it was given to.
#ifndef BENCH_H
#define BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bench {
    uint64_t n;  // operations to do
    uint64_t op; // the operation under way: make it the loop variable, so that a wrong answer knows
                 // its operation
    uint64_t seed;         // of this run: every run has another
    uint64_t digest;       // of the answers so far
    unsigned thread;       // 0 to threads - 1 in bench_parallel's body
    bool stream;           // answers are written out too, one by one
    struct bench_run *run; // the harness's own
};

// What a kernel may cost. BENCH_UNCHECKED where nothing is said.
#define BENCH_UNCHECKED (-1.0)
struct bench_budget {
    double allocs, bytes;        // an operation, absolute, over a warmed region
    double peak;                 // bytes live at most, absolute
    double instructions, misses; // times the reference's; 0 means the default, 1.5
    double syscalls, locks;      // an operation, absolute
    double stack;                // bytes, absolute
    uint64_t n1;                 // operations of a counted run; 0 means 1000
    unsigned threads;            // the most threads that the kernel runs on; 0 means 1
    unsigned ulps;               // how far a floating answer may be from the reference's
};

struct bench_kernel {
    const char *name;
    void (*fn)(struct bench *b);
    struct bench_budget budget;
};

// gcc would emit a file's kernels last one first.
#if __has_attribute(no_reorder)
#define BENCH_IN_ORDER __attribute__((no_reorder))
#else
#define BENCH_IN_ORDER
#endif

#define BENCH_NO_BUDGET                                                                            \
    .allocs = BENCH_UNCHECKED, .bytes = BENCH_UNCHECKED, .peak = BENCH_UNCHECKED,                  \
    .instructions = BENCH_UNCHECKED, .misses = BENCH_UNCHECKED, .syscalls = BENCH_UNCHECKED,       \
    .locks = BENCH_UNCHECKED, .stack = BENCH_UNCHECKED

#define BENCH(name, ...)                                                                           \
    static void bench_fn_##name(struct bench *b);                                                  \
    _Pragma("GCC diagnostic push")                                                                 \
        _Pragma("GCC diagnostic ignored \"-Woverride-init\"") static const struct bench_kernel     \
            bench_kernel_##name = {#name, bench_fn_##name, {BENCH_NO_BUDGET, ##__VA_ARGS__}};      \
    _Pragma("GCC diagnostic pop") BENCH_IN_ORDER                                                   \
        __attribute__((section("bench_kernels"),                                                   \
                       used)) static const struct bench_kernel *const bench_entry_##name =         \
            &bench_kernel_##name;                                                                  \
    static void bench_fn_##name(struct bench *b)

// The measured region. It may be left and entered again; a kernel that never enters it is an error.
void bench_start(struct bench *b);
void bench_stop(struct bench *b);
void bench_reset(struct bench *b); // forget what was measured so far

void bench_set_bytes(struct bench *b, uint64_t bytes); // an operation: reported as MB/s
void bench_report_allocs(struct bench *b);             // as if -benchmem
void bench_report_metric(struct bench *b, double value,
                         const char *unit); // such as "probes/op"; the last one stands

// A bench inside a bench, reported as NAME/SUB; table-driven benches are a loop around it. size > 0
// marks a point of a range of sizes, for which a complexity is fitted.
void bench_run(struct bench *b, const char *sub, void (*fn)(struct bench *b, void *arg), void *arg,
               double size);

// Runs body on threads threads at once (0: as -cpu says), each with a bench of its own: its share
// of n, its own inputs, its own answers, folded in the order of the threads. The body enters and
// leaves the region, once; the threads wait for each other there. Its caller has no region.
void bench_parallel(struct bench *b, unsigned threads, void (*body)(struct bench *b, void *arg),
                    void *arg);

// Inputs, the same for the same seed on every machine: splitmix64 to seed, xoshiro256** to draw
// (see bench_random.h). Memory from the harness is not counted and is freed after the run; a kernel
// that draws runs at most 2^18 operations at a time, as often as is needed.
uint64_t bench_random(struct bench *b);
const uint32_t *bench_draws(struct bench *b, uint32_t bound); // n numbers, each in [0, bound)
void *bench_scratch(struct bench *b, size_t size);            // zeroed; never NULL

// The value is computed and alive. bench_clobber: memory may have been read and written.
#define bench_keep(value) __asm__ volatile("" : : "r,m"(value))
#define bench_clobber()   __asm__ volatile("" : : : "memory")

// Answers. Bytes are hashed; a double counts as equal within the kernel's ulps and is not part of
// the digest.
void bench_stream(struct bench *b, int kind, const void *data, size_t size);
void bench_answer_bytes(struct bench *b, const void *data, size_t size);
void bench_answer_f64(struct bench *b, double value);
static inline void bench_answer_u64(struct bench *b, uint64_t value)
{
    b->digest = (b->digest ^ value) * 0x9e3779b97f4a7c15u;
    b->digest ^= b->digest >> 32;
    if (__builtin_expect(b->stream, 0)) bench_stream(b, 'u', &value, sizeof value);
}

#endif
