#include "join.h"

#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t between = strlen(separator), size = 1;
    for (size_t i = 0; i < n; i++) size += (i > 0 ? between : 0) + strlen(part[i]);
    static char *text;
    static size_t room;
    if (size > room) { // large enough already, most of the time
        char *larger = realloc(text, size);
        if (!larger) return NULL;
        text = larger;
        room = size;
    }
    char *at = text;
    for (size_t i = 0; i < n; i++) {
        if (i > 0) at = mempcpy(at, separator, between);
        at = mempcpy(at, part[i], strlen(part[i]));
    }
    *at = '\0';
    return text;
}
