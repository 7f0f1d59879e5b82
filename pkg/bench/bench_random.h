// The random numbers of inputs: the same for the same seed on every machine, for ever.
//
// A seed becomes a state through splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom
// number generators, OOPSLA 2014), as the authors of xoshiro advise; numbers are drawn by
// xoshiro256** 1.0 (Blackman, Vigna: Scrambled linear pseudorandom number generators, ACM TOMS 47,
// 2021; prng.di.unimi.it). Not for secrets. A state belongs to one thread.
#ifndef BENCH_RANDOM_H
#define BENCH_RANDOM_H

#include <stdint.h>

struct bench_random {
    uint64_t s[4];
};

// The index-th output of splitmix64 begun at seed: how the seed of one run, or of one thread, is
// made of another.
uint64_t bench_random_mix(uint64_t seed, uint64_t index);

// The four words are bench_random_mix(seed, 0) to bench_random_mix(seed, 3).
void bench_random_seed(struct bench_random *r, uint64_t seed);

static inline uint64_t bench_random_next(struct bench_random *r)
{
    uint64_t *s = r->s, fives = s[1] * 5, number = (fives << 7 | fives >> 57) * 9,
             shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = s[3] << 45 | s[3] >> 19;
    return number;
}

// In [0, bound): the high 32 bits times bound, shifted (Lemire: Fast random integer generation in
// an interval, ACM TOMACS 29, 2019) without his rejection: a value's probability is off by less
// than 2^-32.
static inline uint32_t bench_random_below(struct bench_random *r, uint32_t bound)
{
    return (uint32_t)((bench_random_next(r) >> 32) * bound >> 32);
}

#endif
