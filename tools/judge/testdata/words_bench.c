// Stands for a bench program: four kernels, each run once to warm up and twice to be counted.

#include "blank.h"
#include "overlay/words.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

static size_t sum;
static char *lines; // of a cache, one an operation, more than the first level holds

static void bench_fn_words(unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        sum += words_work("hello world of c") + (size_t)blank_is((char)i);
        sum += (size_t)write(-1, "", 1);
    }
}

static void bench_fn_threads(unsigned n)
{
    sum += words_threads((int)n);
}

static void bench_fn_stride(unsigned n)
{
    for (unsigned i = 0; i < n * 100; i++) words_touch(lines + (size_t)i * 4096);
}

static void bench_fn_spin(unsigned n)
{
    static atomic_uint operations; // the harness's own updates are nobody's locks
    for (unsigned i = 0; i < n; i++) sum += words_spin() + atomic_fetch_add(&operations, 1);
}

static void run(const char *name, void (*kernel)(unsigned n), unsigned n)
{
    char trigger[64];
    snprintf(trigger, sizeof trigger, "%s %u", name, n);
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    kernel(n);
    CALLGRIND_DUMP_STATS_AT(trigger);
    CALLGRIND_STOP_INSTRUMENTATION;
}

int main(int argc, char **argv)
{
    static const unsigned n[] = {10, 10, 20};
    lines = calloc(2000, 4096);
    for (int i = 0; i < 3 && lines; i++) {
        run("words", bench_fn_words, n[i]);
        if (argc > 1) continue; // short
        run("threads", bench_fn_threads, n[i]);
        run("stride", bench_fn_stride, n[i]);
        run("spin", bench_fn_spin, n[i]);
    }
    free(lines);
    (void)argv;
    return sum == 1;
}
