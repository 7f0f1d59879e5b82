#include "join.h"

#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t between = strlen(separator), size = 1;
    for (size_t i = 0; i < n; i++) size += (i > 0) + strlen(part[i]);
    char *text = malloc(size), *at = text;
    if (!text) return NULL;
    for (size_t i = 0; i < n; i++) {
        if (i > 0) at = mempcpy(at, separator, between);
        at = mempcpy(at, part[i], strlen(part[i]));
    }
    *at = '\0';
    return text;
}
