#include "join.h"

#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t between = strlen(separator), size = 1;
    size_t *len = malloc((n + 1) * sizeof *len);
    if (!len) return NULL;
    for (size_t i = 0; i < n; i++) {
        len[i] = strlen(part[i]);
        size += (i > 0 ? between : 0) + len[i];
    }
    char *text = malloc(size), *at = text;
    if (!text) return NULL;
    for (size_t i = 0; i < n; i++) {
        if (i > 0) at = mempcpy(at, separator, between);
        at = mempcpy(at, part[i], len[i]);
    }
    *at = '\0';
    return text;
}
