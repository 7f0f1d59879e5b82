#include "bench/bench_random.h"

uint64_t bench_random_mix(uint64_t seed, uint64_t index)
{
    uint64_t z = seed + (index + 1) * 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

void bench_random_seed(struct bench_random *r, uint64_t seed)
{
    for (int i = 0; i < 4; i++) r->s[i] = bench_random_mix(seed, (uint64_t)i);
}
