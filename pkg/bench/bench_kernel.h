// How a kernel is registered, and what it may cost. Included by bench.h, which says what a kernel
// is; nothing else includes it.
#ifndef BENCH_KERNEL_H
#define BENCH_KERNEL_H

#include <stdint.h>

struct bench;

// BENCH_UNCHECKED where nothing is said.
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
    // What the answers are, for who gets one wrong: those of an operation in their order, with |
    // between them, then ; and those after the last operation: "the median, in us|the p99; the
    // sum".
    const char *answer;
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

// BENCH(name, budgets...) { body with struct bench *b }. The section is how the harness finds it.
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

#endif
