#include "dead.h"

#include "bench/bench.h"

uint32_t dead_mix(uint32_t x)
{
    x ^= x >> 16;
    x *= 0x85ebca6b;
    x ^= x >> 13;
    x *= 0xc2b2ae35;
    return x ^ x >> 16;
}

void dead_dropped(uint64_t n)
{
    for (uint64_t i = 0; i < n; i++) dead_mix((uint32_t)i);
}

void dead_summed(uint64_t n)
{
    uint32_t sum = 0;
    for (uint64_t i = 0; i < n; i++) sum += dead_mix((uint32_t)i);
    (void)sum; // that is for the warning; it reads nothing
}

void dead_constant(uint64_t n)
{
    for (uint64_t i = 0; i < n; i++) bench_keep(dead_mix(42));
}

void dead_kept(uint64_t n)
{
    for (uint64_t i = 0; i < n; i++) bench_keep(dead_mix((uint32_t)i));
}
