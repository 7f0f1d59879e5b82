// Proves the table of powers and the logarithms with exact integers: every entry, every exponent.

#include "json/json_exact.h"
#include "json/json_powers.h"

#include <criterion/criterion.h>

Test(powers, each_is_the_ceiling)
{
    for (int k = JSON_POWER_MIN; k <= JSON_POWER_MAX; k++) {
        struct json_power p = json_powers[k - JSON_POWER_MIN];
        unsigned __int128 g = (unsigned __int128)p.hi << 64 | p.lo;
        cr_assert(p.hi >> 63, "10^%d: the first bit is not set", k);
        struct json_exact over, under;
        json_exact_fraction(k, json_log2_pow10(k), &over, &under);
        struct json_exact high = json_exact_product(&under, g),
                          low = json_exact_product(&under, g - 1);
        cr_assert(json_exact_compare(&low, &over) < 0, "10^%d is too large", k);
        cr_assert(json_exact_compare(&over, &high) <= 0, "10^%d is too small", k);
    }
}

// Whether 10^k <= factor * 2^q / 4, with all exponents made positive.
static bool at_most(int k, uint32_t factor, int q)
{
    struct json_exact a = json_exact_power(10, k > 0 ? k : 0, q < 0 ? 2 - q : 2);
    struct json_exact b = json_exact_power(10, k < 0 ? -k : 0, q > 0 ? q : 0);
    json_exact_times(&b, factor);
    return json_exact_compare(&a, &b) <= 0;
}

Test(powers, logarithms_are_floors)
{
    for (int q = -1074; q <= 971; q++) {
        int k = json_log10_pow2(q), closer = json_log10_pow2_three_quarters(q);
        cr_assert(at_most(k, 4, q) && !at_most(k + 1, 4, q), "log10(2^%d)", q);
        cr_assert(at_most(closer, 3, q) && !at_most(closer + 1, 3, q), "log10(3/4 * 2^%d)", q);
        cr_assert(-k >= JSON_POWER_MIN && -k <= JSON_POWER_MAX);
        cr_assert(-closer >= JSON_POWER_MIN && -closer <= JSON_POWER_MAX);
        int h = q + json_log2_pow10(-k) + 1;
        cr_assert(h >= 1 && h <= 4, "the product of %d would not fit", q);
    }
}
