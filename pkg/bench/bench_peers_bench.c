// The harness beside google-benchmark: the same functions, called in a loop by each, must cost the
// same, and what the harness adds must be next to nothing. Each takes some hundreds of ns, so that
// it is the measuring that is compared and not the instructions of two loops.

#include "bench/bench_google.h"
#include "bench/bench_peers.h"

__attribute__((noinline)) uint64_t bench_google_hash(uint64_t seed)
{
    for (int i = 0; i < 512; i++) seed = (seed ^ seed >> 29) * 0x9e3779b97f4a7c15u;
    return seed;
}

__attribute__((noinline)) uint64_t bench_google_sum(uint64_t seed)
{
    static uint64_t words[2048];
    words[seed % 2048] = seed;
    for (int i = 0; i < 2048; i++) seed += words[i];
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
    for (int i = 0; i < 512; i++) at = at->next;
    return (uint64_t)(at - nodes);
}

__attribute__((noinline)) uint64_t bench_google_digits(uint64_t seed)
{
    uint64_t sum = 0;
    for (uint64_t i = 1; i < 32; i++)
        for (uint64_t left = seed + (i << 58); left; left /= 10) sum += left % 10;
    return sum;
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
                 .missing = "libbenchmark-dev", .least = 0.97, .most = 1.03)

WORK(hash)
WORK(sum)
WORK(walk)
WORK(digits)

BENCH(empty_loop)
{
    bench_start(b);
    for (uint64_t i = 0, n = b->n; i < n; i++) bench_keep(i);
    bench_stop(b);
}

BENCH_FIGURE("bench, an empty loop", empty_loop, .most_ns = 0.4)
BENCH_FIGURE("bench, ten runs of hash, a second each", hash, .most_spread = 3)
