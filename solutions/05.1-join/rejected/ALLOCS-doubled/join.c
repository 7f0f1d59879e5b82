#include "join.h"

#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t between = strlen(separator), len = 0, cap = 64;
    char *text = malloc(cap);
    for (size_t i = 0; text && i < n; i++) {
        size_t before = i > 0 ? between : 0, more = before + strlen(part[i]);
        if (len + more + 1 > cap) { // twice the room, so that it is rarely needed
            while (len + more + 1 > cap) cap *= 2;
            char *larger = realloc(text, cap);
            if (!larger) free(text);
            text = larger;
            if (!text) break;
        }
        memcpy(text + len, separator, before);
        memcpy(text + len + before, part[i], more - before);
        len += more;
    }
    if (text) text[len] = '\0';
    return text;
}
