#include "header.h"

#include <stdbool.h>
#include <string.h>

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 127;
}

static bool at_end(const char *value, size_t i)
{
    return i >= strlen(value);
}

size_t header_clean(char *value)
{
    size_t cleaned = 0;
    for (size_t i = 0; !at_end(value, i); i++) {
        if (!is_control(value[i])) continue;
        value[i] = ' ';
        cleaned++;
    }
    return cleaned;
}
