#include "join.h"

#include <stdlib.h>

static size_t length(const char *text)
{
    const char *end = text;
    while (*end) end++;
    return (size_t)(end - text);
}

static char *copy(char *to, const char *from)
{
    while (*from) *to++ = *from++;
    return to;
}

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t between = length(separator), size = 1;
    for (size_t i = 0; i < n; i++) size += (i > 0 ? between : 0) + length(part[i]);
    char *text = malloc(size), *at = text;
    if (!text) return NULL;
    for (size_t i = 0; i < n; i++) {
        if (i > 0) at = copy(at, separator);
        at = copy(at, part[i]);
    }
    *at = '\0';
    return text;
}
