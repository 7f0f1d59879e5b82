// Doubles and integers as decimal text. Any thread may call these.
#ifndef JSON_DOUBLE_H
#define JSON_DOUBLE_H

#include <stddef.h>
#include <stdint.h>

// Room for any of them: out always has so many bytes, though fewer are the text's.
enum { JSON_NUMBER_BYTES = 32 };

// Writes the shortest decimal that reads back as the same bits (of several the one closest to x),
// without a 0 at the end, and returns its length: at most 25 bytes. x is neither NaN nor infinite.
// Laid out as JavaScript does (ECMA-262, Number::toString): 0.1, 123, 1e+300, 5e-324, plain from
// 1e-6 to below 1e21. One difference: minus zero is -0.0, for its sign must survive.
size_t json_double_text(char *out, double x);

// At most 20 bytes.
size_t json_u64_text(char *out, uint64_t x);

// The digits of x's shortest decimal: *digits * 10^*exponent. x is finite and not zero; its sign is
// ignored. *digits may end in zeros.
void json_double_digits(double x, uint64_t *digits, int *exponent);

#endif
