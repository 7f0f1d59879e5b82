#include "version.h"

#include "words.h"

#include <string.h>

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Moves *at over a word, and says where it lay.
static struct span word(const char **at, const char *end)
{
    struct span s = {*at, *at};
    while (*at < end && !is_digit(**at)) ++*at;
    s.end = *at;
    return s;
}

static unsigned long number(const char **at, const char *end)
{
    unsigned long n = 0;
    for (; *at < end && is_digit(**at); ++*at) n = 10 * n + (unsigned long)(**at - '0');
    return n;
}

static int compare(const char *a, const char *a_end, const char *b, const char *b_end)
{
    while (a < a_end || b < b_end) {
        int order = words_compare(word(&a, a_end), word(&b, b_end));
        if (order) return order;
        unsigned long m = number(&a, a_end), n = number(&b, b_end);
        if (m != n) return m < n ? -1 : 1;
    }
    return 0;
}

int version_compare(const char *a, const char *b, int *order)
{
    const char *a_end = strchr(a, ':'), *b_end = strchr(b, ':');
    *order = compare(a, a_end ? a_end : a, b, b_end ? b_end : b);
    if (*order) return 0;
    if (a_end) a = a_end + 1;
    if (b_end) b = b_end + 1;
    const char *a_dash = strrchr(a, '-'), *b_dash = strrchr(b, '-');
    a_end = a + strlen(a);
    b_end = b + strlen(b);
    *order = compare(a, a_dash ? a_dash : a_end, b, b_dash ? b_dash : b_end);
    if (*order) return 0;
    *order = compare(a_dash ? a_dash + 1 : a_end, a_end, b_dash ? b_dash + 1 : b_end, b_end);
    return 0;
}
