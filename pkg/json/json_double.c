// The shortest decimal of a double, by Schubfach: Raffaello Giulietti, "The Schubfach way to render
// doubles", 2020 (the algorithm of Java's Double.toString since JDK 19).
//
// A double is c * 2^q. All that round to it lie in an interval of width 2^q, so the decimals to
// look at are multiples of 10^k with 10^k <= 2^q < 10^(k+1): the interval holds at least one of
// them, and at most one multiple of 10^(k+1), which is then the shortest (pigeonholes: Schubfach).
// Four times the interval's ends and the number itself are scaled by 10^-k with one 64 by 128 bit
// product each, rounded to odd: the last bit says whether anything was cut off, which keeps every
// comparison exact. The powers are a table of 128 bits each, rounded up (json_powers.inc).

#include "json/json_double.h"

#include "json/json_powers.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

// floor(g * cp / 2^128), with the last bit set if that was not exact.
static uint64_t round_to_odd(struct json_power g, uint64_t cp)
{
    unsigned __int128 low = (unsigned __int128)g.lo * cp, high = (unsigned __int128)g.hi * cp;
    high += (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

void json_double_digits(double x, uint64_t *digits, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t fraction = bits & ((1ull << 52) - 1);
    int biased = (int)(bits >> 52 & 2047);
    uint64_t c = biased ? fraction | 1ull << 52 : fraction;
    int q = (biased ? biased : 1) - 1075;
    bool closer = fraction == 0 && biased > 1; // below a power of two doubles are denser

    int k = closer ? json_log10_pow2_three_quarters(q) : json_log10_pow2(q);
    int h = q + json_log2_pow10(-k) + 1;
    struct json_power g = json_powers[-k - JSON_POWER_MIN];
    uint64_t odd = c & 1; // the ends of the interval round to an even c
    uint64_t lower = round_to_odd(g, (4 * c - 2 + closer) << h) + odd;
    uint64_t v = round_to_odd(g, (4 * c) << h);
    uint64_t upper = round_to_odd(g, (4 * c + 2) << h) - odd;

    uint64_t s = v / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool down = lower <= 40 * tens, up = 40 * tens + 40 <= upper;
        if (down != up) {
            *digits = tens + up;
            *exponent = k + 1;
            return;
        }
    }
    bool down = lower <= 4 * s, up = 4 * s + 4 <= upper;
    uint64_t middle = 4 * s + 2;
    bool nearer = v > middle || (v == middle && (s & 1));
    *digits = s + (down != up ? up : nearer);
    *exponent = k;
}

static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

static void two_digits(char *out, uint32_t x)
{
    memcpy(out, pairs + 2 * x, 2);
}

static void eight_digits(char *out, uint32_t x)
{
    uint32_t high = x / 10000, low = x % 10000;
    two_digits(out, high / 100);
    two_digits(out + 2, high % 100);
    two_digits(out + 4, low / 100);
    two_digits(out + 6, low % 100);
}

size_t json_u64_text(char *out, uint64_t x)
{
    char text[24], *at = text + sizeof text;
    for (; x >= 100000000; x /= 100000000) eight_digits(at -= 8, (uint32_t)(x % 100000000));
    uint32_t rest = (uint32_t)x;
    for (; rest >= 100; rest /= 100) two_digits(at -= 2, rest % 100);
    if (rest >= 10)
        two_digits(at -= 2, rest);
    else
        *--at = (char)('0' + rest);
    size_t len = (size_t)(text + sizeof text - at);
    memcpy(out, at, len);
    return len;
}

// The digits of x > 0, no zero first or last; *point is where the decimal point belongs: 0.DIGITS *
// 10^*point. out has room for 17 and some; returns how many there are.
static int significant(char *out, double x, int *point)
{
    uint64_t digits;
    int exponent, len = 17;
    json_double_digits(x, &digits, &exponent);
    while (digits < 10000000000000000) { // of 17 digits; twice at most but for subnormals
        digits *= 10;
        exponent--;
    }
    uint64_t high = digits / 100000000;
    uint32_t low = (uint32_t)(digits % 100000000);
    *out = (char)('0' + high / 100000000);
    eight_digits(out + 1, (uint32_t)(high % 100000000));
    eight_digits(out + 9, low);
    *point = exponent + 17;
    if (low == 0) len = 9;
    while (out[len - 1] == '0') len--;
    return len;
}

static char *exponent_text(char *out, int exponent)
{
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    return out + json_u64_text(out, (uint64_t)(exponent < 0 ? -exponent : exponent));
}

// Most doubles that people write have few decimals: x is r / 10^6 for a whole r of at most 15
// digits if that quotient, rounded as all division is, is x. Different decimals of 15 digits are
// different doubles (DBL_DIG), so r without its zeros is the shortest. Returns 0 for all others.
static size_t few_decimals(char *out, double x)
{
    if (!(x < 1e9)) return 0;
    uint64_t r = (uint64_t)(x * 1e6 + 0.5);
    if ((double)r / 1e6 != x) return 0;
    char text[8];
    size_t len = json_u64_text(out, r / 1000000), decimals = 6;
    eight_digits(text, (uint32_t)(r % 1000000) * 100);
    while (text[decimals - 1] == '0') decimals--;
    out[len++] = '.';
    memcpy(out + len, text, 6);
    return len + decimals;
}

size_t json_double_text(char *out, double x)
{
    char *at = out;
    if (signbit(x)) *at++ = '-', x = -x;
    if (x == 0 && at > out) return (size_t)(stpcpy(at, "0.0") - out);
    if (x < 9007199254740992 && x == (double)(uint64_t)x) { // 2^53: shortest is what it is
        return (size_t)(at - out) + json_u64_text(at, (uint64_t)x);
    }
    size_t few = few_decimals(at, x);
    if (few > 0) return (size_t)(at - out) + few;
    char digits[20];
    int point, len = significant(digits, x, &point);
    if (point < -5 || point > 21) {
        *at++ = digits[0];
        if (len > 1) *at++ = '.';
        memcpy(at, digits + 1, (size_t)(len - 1));
        at = exponent_text(at + len - 1, point - 1);
    } else if (point <= 0) {
        memcpy(at, "0.000000", 8);
        memcpy(at + 2 - point, digits, (size_t)len);
        at += 2 - point + len;
    } else if (point < len) {
        memcpy(at, digits, (size_t)point);
        at[point] = '.';
        memcpy(at + point + 1, digits + point, (size_t)(len - point));
        at += len + 1;
    } else {
        memcpy(at, digits, (size_t)len);
        memset(at + len, '0', (size_t)(point - len));
        at += point;
    }
    return (size_t)(at - out);
}
