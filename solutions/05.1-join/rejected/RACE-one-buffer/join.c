// All is put together in one buffer that stays, and grows; the result is a copy. It is everybody's.

#include "join.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static char *buffer;
static size_t len, room;

static bool add(const char *text)
{
    size_t more = strlen(text);
    if (len + more >= room) {
        size_t wider = 2 * (len + more + 1);
        char *longer = realloc(buffer, wider);
        if (!longer) return false;
        buffer = longer;
        room = wider;
    }
    memcpy(buffer + len, text, more + 1);
    len += more;
    return true;
}

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    len = 0;
    if (!add("")) return NULL;
    for (size_t i = 0; i < n; i++)
        if ((i > 0 && !add(separator)) || !add(part[i])) return NULL;
    return strdup(buffer);
}
