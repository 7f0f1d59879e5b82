// Exact integers of 1280 bits, for making and proving the table of powers. What does not fit is a
// bug and is caught by assert.
#ifndef JSON_EXACT_H
#define JSON_EXACT_H

#include <assert.h>
#include <stdint.h>
#include <string.h>

enum { JSON_EXACT_WORDS = 40 };

struct json_exact {
    uint32_t word[JSON_EXACT_WORDS]; // the lowest first
};

static inline void json_exact_times(struct json_exact *x, uint32_t factor)
{
    uint64_t carry = 0;
    for (unsigned i = 0; i < JSON_EXACT_WORDS; i++) {
        carry += (uint64_t)x->word[i] * factor;
        x->word[i] = (uint32_t)carry;
        carry >>= 32;
    }
    assert(carry == 0);
}

// base^power * 2^shift
static inline struct json_exact json_exact_power(uint32_t base, int power, int shift)
{
    struct json_exact x = {{1}};
    while (power-- > 0) json_exact_times(&x, base);
    while (shift-- > 0) json_exact_times(&x, 2);
    return x;
}

static inline int json_exact_compare(const struct json_exact *a, const struct json_exact *b)
{
    for (unsigned i = JSON_EXACT_WORDS; i-- > 0;) {
        if (a->word[i] != b->word[i]) return a->word[i] < b->word[i] ? -1 : 1;
    }
    return 0;
}

static inline struct json_exact json_exact_product(const struct json_exact *x, unsigned __int128 y)
{
    struct json_exact sum = {{0}};
    for (unsigned part = 0; part < 4; part++, y >>= 32) {
        uint64_t carry = 0;
        for (unsigned i = 0; i + part < JSON_EXACT_WORDS; i++) {
            carry += (uint64_t)x->word[i] * (uint32_t)y + sum.word[i + part];
            sum.word[i + part] = (uint32_t)carry;
            carry >>= 32;
        }
        assert(carry == 0);
    }
    return sum;
}

// 10^k * 2^(127 - log2) as a fraction.
static inline void json_exact_fraction(int k, int log2, struct json_exact *over,
                                       struct json_exact *under)
{
    int shift = 127 - log2;
    *over = json_exact_power(10, k > 0 ? k : 0, shift > 0 ? shift : 0);
    *under = json_exact_power(10, k < 0 ? -k : 0, shift < 0 ? -shift : 0);
}

#endif
