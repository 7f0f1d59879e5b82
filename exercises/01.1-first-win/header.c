// Exercise 01.1. Edit this file, then: make check-01.1

#include "header.h"

#include <stdbool.h>
#include <string.h>

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 127;
}

size_t header_clean(char *value)
{
    size_t cleaned = 0;
    // TODO: the next line asks one question again and again, and the answer never changes.
    for (size_t i = 0; i < strlen(value); i++) {
        if (!is_control(value[i])) continue;
        value[i] = ' ';
        cleaned++;
    }
    return cleaned;
}
