// Powers of ten for json_double.c: 128 bits of each, rounded up, with the first bit set. The table
// is printed by json_powers_main.c and proved, as are the logarithms, by json_powers_test.c.
#ifndef JSON_POWERS_H
#define JSON_POWERS_H

#include <stdint.h>

// -k for the q of all finite doubles: from floor(log10(2^971)) to floor(log10(2^-1074)).
enum { JSON_POWER_MIN = -292, JSON_POWER_MAX = 324 };

// ceil(10^k * 2^(127 - floor(log2(10^k)))) = hi * 2^64 + lo is json_powers[k - JSON_POWER_MIN].
struct json_power {
    uint64_t hi, lo;
};
extern const struct json_power json_powers[JSON_POWER_MAX - JSON_POWER_MIN + 1];

// floor(log10(2^q)), floor(log10(3/4 * 2^q)) for -1100 <= q <= 1100, floor(log2(10^k)) for |k| <=
// 330; shifts of negative numbers are arithmetic in gcc and clang. Constants: log10(2) * 2^22,
// log10(4/3) * 2^22, log2(10) * 2^19.
static inline int json_log10_pow2(int q)
{
    return (q * 1262611) >> 22;
}

static inline int json_log10_pow2_three_quarters(int q)
{
    return (q * 1262611 - 524031) >> 22;
}

static inline int json_log2_pow10(int k)
{
    return (k * 1741647) >> 19;
}

#endif
