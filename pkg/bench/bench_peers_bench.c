// The harness beside google-benchmark: the same functions, called in a loop by each, must cost the
// same, and what the harness adds must be next to nothing.

#include "bench/bench_google.h"
#include "bench/bench_peers.h"

#include <string.h>

__attribute__((noinline)) uint64_t bench_google_hash(uint64_t seed)
{
    for (int i = 0; i < 64; i++) seed = (seed ^ seed >> 29) * 0x9e3779b97f4a7c15u;
    return seed;
}

__attribute__((noinline)) uint64_t bench_google_sum(uint64_t seed)
{
    static uint64_t words[512];
    words[seed % 512] = seed;
    for (int i = 0; i < 512; i++) seed += words[i];
    return seed;
}

__attribute__((noinline)) uint64_t bench_google_walk(uint64_t seed)
{
    static struct node {
        struct node *next;
    } nodes[64];
    struct node *at = &nodes[seed % 64];
    if (!nodes[0].next)
        for (int i = 0; i < 64; i++) nodes[i].next = &nodes[(i + 27) % 64];
    for (int i = 0; i < 64; i++) at = at->next;
    return (uint64_t)(at - nodes);
}

__attribute__((noinline)) uint64_t bench_google_sort(uint64_t seed)
{
    static const int shuffled[16] = {9, 3, 14, 0, 7, 12, 5, 1, 15, 8, 2, 11, 6, 13, 4, 10};
    int sorted[16];
    memcpy(sorted, shuffled, sizeof sorted);
    for (int i = 1; i < 16; i++)
        for (int k = i; k > 0 && sorted[k] < sorted[k - 1]; k--) {
            int swapped = sorted[k];
            sorted[k] = sorted[k - 1];
            sorted[k - 1] = swapped;
        }
    return (uint64_t)sorted[seed % 16];
}

#define WORK(name)                                                                                 \
    BENCH(name)                                                                                    \
    {                                                                                              \
        bench_start(b);                                                                            \
        for (uint64_t i = 0, n = b->n; i < n; i++) bench_keep(bench_google_##name(i));             \
        bench_stop(b);                                                                             \
    }                                                                                              \
    static double google_##name(uint64_t goal_ns)                                                  \
    {                                                                                              \
        return bench_google_ns ? bench_google_ns(bench_google_##name, goal_ns) : -1;               \
    }                                                                                              \
    BENCH_FIGURE("bench, " #name ", beside google-benchmark", name, .peer_ns = google_##name,      \
                 .missing = "libbenchmark-dev", .least = 0.97, .most = 1.03, .most_spread = 3)

WORK(hash)
WORK(sum)
WORK(walk)
WORK(sort)

BENCH(empty_loop)
{
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) bench_keep(i);
    bench_stop(b);
}

BENCH_FIGURE("bench, an empty loop", empty_loop, .most_ns = 0.4)
BENCH_FIGURE("bench, ten runs of hash", hash, .most_spread = 3)
