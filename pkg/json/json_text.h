// What json.c and json_reader.c share: where one is in a text, and UTF-8. Not for others.
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include <stddef.h>
#include <stdint.h>

// What may come next. Up to JSON_KEYED a value may; which of the two kinds a level is, the writer's
// and the reader's `objects` say, a bit a level.
enum json_state {
    JSON_ROOT,      // the one value
    JSON_FIRST,     // the first element of an array, or its end
    JSON_NEXT,      // a comma and an element, or the array's end
    JSON_KEYED,     // the value of a key
    JSON_FIRST_KEY, // as with arrays
    JSON_NEXT_KEY,
    JSON_DONE,   // nothing
    JSON_FAILED, // nothing, ever
};

// The length of the character at p, of n >= 1 bytes, or 0 if it is not UTF-8: Table 3-7 of the
// Unicode Standard, 15.0, so no overlong forms, no surrogates, nothing over U+10FFFF.
static inline size_t json_utf8(const unsigned char *p, size_t n)
{
    unsigned c = p[0];
    if (c < 0x80) return 1;
    size_t len = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    if (c < 0xc2 || c > 0xf4 || n < len) return 0;
    unsigned low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    unsigned high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    if (p[1] < low || p[1] > high) return 0;
    for (size_t i = 2; i < len; i++) {
        if (p[i] < 0x80 || p[i] > 0xbf) return 0;
    }
    return len;
}

static inline int json_is_object(const uint64_t *objects, unsigned depth)
{
    return depth > 0 && (objects[(depth - 1) / 64] >> (depth - 1) % 64 & 1);
}

static inline void json_level(uint64_t *objects, unsigned depth, int object)
{
    uint64_t bit = 1ull << (depth - 1) % 64, *word = &objects[(depth - 1) / 64];
    *word = object ? *word | bit : *word & ~bit;
}

// After a value at that depth.
static inline unsigned char json_after(const uint64_t *objects, unsigned depth)
{
    if (depth == 0) return JSON_DONE;
    return json_is_object(objects, depth) ? JSON_NEXT_KEY : JSON_NEXT;
}

#endif
