// That json_double_text is right, shortest, closest and laid out as promised. Random bits give
// every exponent alike; strtod and printf, both exact in glibc, are what it is held against.
//
//     JSON_DOUBLES=100000000 make pkg/json/test ARGS='--filter double/*'     the long run

#include "json/json_double.h"

#include "bench/bench_random.h"

#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(double x)
{
    static char text[JSON_NUMBER_BYTES + 1];
    text[json_double_text(text, x)] = 0;
    return text;
}

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double random_double(struct bench_random *r)
{
    for (;;) {
        double x = from_bits(bench_random_next(r));
        if (isfinite(x)) return x;
    }
}

static void check_round_trip(double x)
{
    char text[JSON_NUMBER_BYTES + 1], *end;
    size_t len = json_double_text(text, x);
    cr_assert(len <= 25, "%a", x);
    text[len] = 0;
    double back = strtod(text, &end);
    cr_assert(*end == 0 && bits_of(back) == bits_of(x), "%a became %s", x, text);
}

Test(double, reads_back_as_the_same_bits)
{
    const char *count = getenv("JSON_DOUBLES");
    unsigned long n = count ? strtoul(count, NULL, 10) : 1000000;
    struct bench_random r;
    bench_random_seed(&r, count ? n : 1);
    for (unsigned long i = 0; i < n; i++) check_round_trip(random_double(&r));
}

Test(double, reads_back_at_powers_of_two_and_ten)
{
    for (int e = -1074; e <= 1023; e++) {
        double x = ldexp(1, e);
        check_round_trip(x);
        check_round_trip(nextafter(x, 0));
        check_round_trip(nextafter(x, INFINITY));
        check_round_trip(-3 * x);
    }
    for (int e = -323; e <= 308; e++) {
        char text[16];
        snprintf(text, sizeof text, "1e%d", e);
        double x = strtod(text, NULL);
        check_round_trip(x);
        check_round_trip(nextafter(x, 0));
        check_round_trip(nextafter(x, INFINITY));
    }
}

// The digits without zeros at the end, and how many.
static int digits_of(double x, char *out, int *exponent)
{
    uint64_t digits;
    json_double_digits(x, &digits, exponent);
    while (digits % 10 == 0) digits /= 10, ++*exponent;
    return sprintf(out, "%llu", (unsigned long long)digits);
}

// printf's n digits are the closest of that many: the fewest of them that read back are the
// shortest, but where the interval is lopsided, below a power of two, ours may be shorter.
static void check_shortest(double x)
{
    char ours[32], theirs[40], digits[32];
    int exponent, len = digits_of(x, ours, &exponent), n = 1;
    for (; n <= 17; n++) {
        snprintf(theirs, sizeof theirs, "%.*e", n - 1, fabs(x));
        if (strtod(theirs, NULL) == fabs(x)) break;
    }
    cr_assert(len <= n, "%a: %s is longer than %s", x, ours, theirs);
    if (len < n) {
        cr_assert((bits_of(x) & ((1ull << 52) - 1)) == 0, "%a: %s is not the closest", x, ours);
        return;
    }
    digits[0] = theirs[0];
    if (n > 1) memcpy(digits + 1, theirs + 2, (size_t)(n - 1));
    digits[n] = 0;
    cr_assert_str_eq(ours, digits, "%a", x);
    cr_assert_eq(exponent, atoi(strchr(theirs, 'e') + 1) - (n - 1), "%a", x);
}

Test(double, is_shortest_and_closest)
{
    struct bench_random r;
    bench_random_seed(&r, 2);
    for (unsigned i = 0; i < 20000; i++) check_shortest(random_double(&r));
    for (unsigned i = 0; i < 5000; i++) { // as prices and measurements are
        check_shortest((double)(bench_random_next(&r) % 10000000 + 1) / 1000);
    }
    double ten = 1;
    for (unsigned i = 0; i < 20000; i++) { // and with up to 11 decimals
        ten = ten < 1e11 ? ten * 10 : 10;
        check_shortest((double)(bench_random_next(&r) >> (i % 40 + 14)) / ten + 1e-3);
    }
    for (unsigned i = 1; i < 2000; i++) check_shortest(from_bits(i)); // subnormal
    for (int e = -1074; e <= 1023; e++) check_shortest(ldexp(1, e));
}

// What ECMA-262's Number::toString gives, by its text.
Test(double, is_laid_out_as_people_expect)
{
    static const struct {
        double x;
        const char *text;
    } cases[] = {
        {0, "0"},
        {-0.0, "-0.0"},
        {1, "1"},
        {-1, "-1"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {100, "100"},
        {123456.789, "123456.789"},
        {1e-6, "0.000001"},
        {1.5e-6, "0.0000015"},
        {1e-7, "1e-7"},
        {1.5e-7, "1.5e-7"},
        {1e20, "100000000000000000000"},
        {123456789012345680000.0, "123456789012345680000"},
        {1e21, "1e+21"},
        {1.5e300, "1.5e+300"},
        {1e300, "1e+300"},
        {5e-324, "5e-324"},
        {DBL_MAX, "1.7976931348623157e+308"},
        {DBL_MIN, "2.2250738585072014e-308"},
        {9007199254740991, "9007199254740991"},
        {9007199254740992, "9007199254740992"},
        {9007199254740994, "9007199254740994"},
        {1.0 / 3, "0.3333333333333333"},
        {2e-3, "0.002"},
        {9.5, "9.5"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_str_eq(text_of(cases[i].x), cases[i].text);
    }
}

Test(double, integers)
{
    char ours[JSON_NUMBER_BYTES + 1], theirs[32];
    for (uint64_t x = 1, i = 0; i < 64; i++, x *= 2) {
        for (int near = -1; near <= 1; near++) {
            ours[json_u64_text(ours, x + (uint64_t)near)] = 0;
            sprintf(theirs, "%llu", (unsigned long long)(x + (uint64_t)near));
            cr_assert_str_eq(ours, theirs);
        }
    }
    for (uint64_t x = 1, i = 0; i < 20; i++, x *= 10) {
        for (int near = -1; near <= 0; near++) {
            ours[json_u64_text(ours, x + (uint64_t)near)] = 0;
            sprintf(theirs, "%llu", (unsigned long long)(x + (uint64_t)near));
            cr_assert_str_eq(ours, theirs);
        }
    }
}
