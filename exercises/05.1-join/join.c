// Exercise 05.1. Edit this file, then: make check-05.1

#include "join.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *join_parts(const char *const *part, size_t n, const char *separator)
{
    char *text = strdup("");
    for (size_t i = 0; text && i < n; i++) {
        // TODO: each part makes a new string, of everything before it and itself.
        char *longer;
        int len = asprintf(&longer, "%s%s%s", text, i > 0 ? separator : "", part[i]);
        free(text);
        text = len < 0 ? NULL : longer;
    }
    return text;
}
