#include "join.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define TEN                                                                                        \
    "warm", "cold", "median", "interval", "noise", "kernel", "allocator", "clock", "n", "region"
const char *const join_words[JOIN_WORDS] = {TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN, TEN};

// In a block of cap bytes, which grows to what is needed, or to twice itself until it suffices.
static char *join(const char *const *words, size_t n, size_t cap, bool twice)
{
    char *text = malloc(cap);
    size_t len = 0;
    for (size_t i = 0; text && i < n; i++) {
        size_t word = strlen(words[i]), need = len + word + 1; // and a comma, or the 0
        if (need > cap) {
            while (cap < need) cap = twice ? 2 * cap : need;
            char *more = realloc(text, cap);
            if (!more) free(text);
            text = more;
        }
        if (!text) break;
        memcpy(text + len, words[i], word);
        text[need - 1] = i + 1 < n ? ',' : 0;
        len = need;
    }
    return text;
}

char *join_each(const char *const *words, size_t n)
{
    return join(words, n, 1, false);
}

char *join_double(const char *const *words, size_t n)
{
    return join(words, n, 16, true);
}

char *join_exact(const char *const *words, size_t n)
{
    size_t size = 0;
    for (size_t i = 0; i < n; i++) size += strlen(words[i]) + 1;
    return join(words, n, size, false);
}
