// Memory that a function has for itself: a frame, a frame that is cleared, a block of malloc's. One
// byte is written; the empty assembly claims that somebody looks at it. Each function begins a
// cache line: else the place where the linker puts it costs more than what it does.

#include "bench/bench.h"

#include <stdlib.h>

#define LOOK(at) __asm__ volatile("" : : "r"(at) : "memory")

#define SIZE(n)                                                                                    \
    __attribute__((noinline, aligned(64))) static void frame_##n(void)                             \
    {                                                                                              \
        char bytes[n];                                                                             \
        bytes[0] = 1;                                                                              \
        LOOK(bytes);                                                                               \
    }                                                                                              \
    __attribute__((noinline, aligned(64))) static void clear_##n(void)                             \
    {                                                                                              \
        char bytes[n] = {1};                                                                       \
        LOOK(bytes);                                                                               \
    }                                                                                              \
    __attribute__((noinline, aligned(64))) static void block_##n(void)                             \
    {                                                                                              \
        char *bytes = malloc(n);                                                                   \
        bytes[0] = 1;                                                                              \
        LOOK(bytes);                                                                               \
        free(bytes);                                                                               \
    }

SIZE(64)
SIZE(4096)
SIZE(65536)

struct job {
    const char *name;
    void (*run)(void);
};

static void calls(struct bench *b, void *arg)
{
    const struct job *job = arg;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) job->run();
    bench_stop(b);
}

BENCH(frame)
{
    static struct job jobs[] = {
        {"local/64", frame_64},    {"local/4096", frame_4096},    {"local/65536", frame_65536},
        {"cleared/64", clear_64},  {"cleared/4096", clear_4096},  {"cleared/65536", clear_65536},
        {"malloced/64", block_64}, {"malloced/4096", block_4096}, {"malloced/65536", block_65536},
    };
    for (unsigned i = 0; i < sizeof jobs / sizeof *jobs; i++)
        bench_run(b, jobs[i].name, calls, &jobs[i], 0);
}
