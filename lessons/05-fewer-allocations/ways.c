// A way is timed as a kernel of pkg/bench is: n calls, and n is found.

#include "ways.h"

#include "allocs/allocs.h"
#include "bench/bench_measure.h"

#include <stdio.h>

enum { RUNS = 5, GOAL_NS = 15000000 };

static void calls(struct bench *b, void *way)
{
    const struct way *w = way;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_keep(w->run());
    bench_stop(b);
}

struct ways_cost ways_count(const struct way *w)
{
    bench_keep(w->run());
    struct allocs_counts before = allocs_thread();
    bench_keep(w->run());
    struct allocs_counts c = allocs_since(before, allocs_thread());
    return (struct ways_cost){.allocs = (double)c.allocs, .bytes = (double)c.bytes};
}

static double cpu_ns(const struct way *w)
{
    struct bench_subject s = {.fn = calls, .arg = (void *)w, .meters = BENCH_CLOCK};
    struct bench_result r;
    double ns[RUNS];
    for (int i = 0; i < RUNS; i++) {
        bench_measure(&s, GOAL_NS, 0, &r);
        ns[i] = (double)r.cpu_ns / (double)r.n;
    }
    return bench_median(ns, RUNS);
}

int ways_show(const struct way *list)
{
    if (!allocs_available()) puts("(no allocation is counted in this build)");
    puts("                                      allocations       bytes      CPU, us");
    for (; list->name; list++) {
        struct ways_cost c = ways_count(list);
        double us = cpu_ns(list) / 1000;
        printf("%-36s %12.0f %11.0f %12.2f\n", list->label, c.allocs, c.bytes, us);
        printf("m %s_allocs %.0f\nm %s_bytes %.0f\nm %s_us %.2f\n", list->name, c.allocs,
               list->name, c.bytes, list->name, us);
    }
    return 0;
}

uint64_t ways_sum(const char *text, size_t len)
{
    uint64_t sum = len << 32;
    for (size_t i = 0; i < len; i++) sum += (unsigned char)text[i];
    return sum;
}
