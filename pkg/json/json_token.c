// The values of tokens, which are known to be of the grammar.
//
// A double is exact as one operation on two exact doubles where the digits are less than 2^53 and
// the power of ten at most 10^22 (William Clinger, "How to read floating point numbers
// accurately", PLDI 1990). Else it is strtod's work, which is given digits and an exponent without
// a point, since it wants the locale's point.

#include "json/json_reader.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// The value of a \uXXXX's digits.
static unsigned unit(const char *p)
{
    unsigned value = 0;
    for (unsigned i = 0; i < 4; i++) {
        unsigned c = (unsigned char)p[i];
        value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

static char *utf8_put(char *out, unsigned c)
{
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    unsigned more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    *out++ = (char)(lead[more] | c >> 6 * more);
    while (more-- > 0) *out++ = (char)(0x80 | (c >> 6 * more & 0x3f));
    return out;
}

// Puts what stands at *p of a string, one character or escape's worth, and moves on.
static char *character(const char **p, char *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *at = *p;
    if (*at != '\\') {
        *out = *at;
        *p += 1;
        return out + 1;
    }
    if (at[1] != 'u') {
        *out = to[strchr(from, at[1]) - from];
        *p += 2;
        return out + 1;
    }
    unsigned c = unit(at + 2);
    *p += 6;
    if (c >= 0xd800 && c < 0xdc00) { // the other half follows
        c = 0x10000 + ((c - 0xd800) << 10) + (unit(at + 8) - 0xdc00);
        *p += 6;
    }
    return utf8_put(out, c);
}

size_t json_token_string(const struct json_token *t, char *out)
{
    char *at = out;
    for (const char *p = t->text, *end = p + t->len; p < end;) at = character(&p, at);
    return (size_t)(at - out);
}

bool json_token_is(const struct json_token *t, const char *value)
{
    size_t left = strlen(value);
    for (const char *p = t->text, *end = p + t->len; p < end;) {
        char bytes[4];
        size_t len = (size_t)(character(&p, bytes) - bytes);
        if (len > left || memcmp(bytes, value, len) != 0) return false;
        value += len;
        left -= len;
    }
    return left == 0;
}

int json_token_u64(const struct json_token *t, uint64_t *value)
{
    uint64_t x = 0;
    if (t->kind != JSON_NUMBER) return -EINVAL;
    for (size_t i = t->text[0] == '-'; i < t->len; i++) {
        if (t->text[i] < '0' || t->text[i] > '9') return -EINVAL;
    }
    for (size_t i = t->text[0] == '-'; i < t->len; i++) {
        if (__builtin_mul_overflow(x, 10, &x)) return -ERANGE;
        if (__builtin_add_overflow(x, (uint64_t)(t->text[i] - '0'), &x)) return -ERANGE;
    }
    if (t->text[0] == '-' && x > 0) return -ERANGE;
    *value = x;
    return 0;
}

int json_token_i64(const struct json_token *t, int64_t *value)
{
    bool negative = t->kind == JSON_NUMBER && t->text[0] == '-';
    struct json_token size = *t;
    if (negative) size.text++, size.len--;
    uint64_t x;
    int error = json_token_u64(&size, &x);
    if (error) return error;
    if (x > (uint64_t)INT64_MAX + negative) return -ERANGE;
    *value = negative ? (int64_t)-x : (int64_t)x;
    return 0;
}

// A decimal: digits * 10^exponent, no leading zero. Of digits beyond those that can matter (767,
// the most that halfway between two doubles has) only whether one was not 0 is kept.
enum { DIGITS_MAX = 770 };

struct decimal {
    char digits[DIGITS_MAX + 32]; // and room for an exponent
    int len;
    long exponent;
};

static void decimal_read(struct decimal *d, const char *p, const char *end)
{
    bool point = false;
    d->len = 0;
    d->exponent = 0;
    for (; p < end && *p != 'e' && *p != 'E'; p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        d->exponent -= point;
        if (d->len == 0 && *p == '0') continue;
        if (d->len < DIGITS_MAX) {
            d->digits[d->len++] = *p;
        } else {
            d->exponent++;
            if (*p != '0') d->digits[DIGITS_MAX - 1] = '1';
        }
    }
    if (p == end) return;
    bool negative = p[1] == '-';
    long written = 0;
    for (p += p[1] == '-' || p[1] == '+' ? 2 : 1; p < end; p++) {
        if (written < 1000000000000) written = written * 10 + (*p - '0');
    }
    d->exponent += negative ? -written : written;
}

static bool clinger(const struct decimal *d, double *value)
{
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (d->len > 15 || d->exponent < -22 || d->exponent > 22) return false;
    uint64_t digits = 0;
    for (int i = 0; i < d->len; i++) digits = digits * 10 + (uint64_t)(d->digits[i] - '0');
    double x = (double)digits;
    *value = d->exponent < 0 ? x / tens[-d->exponent] : x * tens[d->exponent];
    return true;
}

int json_token_double(const struct json_token *t, double *value)
{
    if (t->kind != JSON_NUMBER) return -EINVAL;
    bool negative = t->text[0] == '-';
    struct decimal d;
    double x;
    decimal_read(&d, t->text + negative, t->text + t->len);
    if (d.len == 0) {
        x = 0;
    } else if (!clinger(&d, &x)) {
        snprintf(d.digits + d.len, 32, "e%ld", d.exponent);
        int saved = errno;
        x = strtod(d.digits, NULL);
        errno = saved;
        if (isinf(x)) return -ERANGE;
    }
    *value = negative ? -x : x;
    return 0;
}
