#include "join.h"

#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t between = strlen(separator), size = 1;
    for (size_t i = 0; i < n; i++) size += (i > 0 ? between : 0) + strlen(part[i]);
    char *text = malloc(size);
    if (!text) return NULL;
    *text = '\0';
    for (size_t i = 0; i < n; i++) {
        if (i > 0) strcat(text, separator);
        strcat(text, part[i]);
    }
    return text;
}
