// A buffer that is large enough for all that was ever seen.

#include "join.h"

#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    static char buffer[1 << 16];
    char *at = buffer;
    *at = '\0';
    for (size_t i = 0; i < n; i++) {
        if (i > 0) at = stpcpy(at, separator);
        at = stpcpy(at, part[i]);
    }
    return strdup(buffer);
}
