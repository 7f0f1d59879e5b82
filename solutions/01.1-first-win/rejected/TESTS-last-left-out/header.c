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
    for (size_t i = 0, n = strlen(value); i + 1 < n; i++) {
        if (!is_control(value[i])) continue;
        value[i] = ' ';
        cleaned++;
    }
    return cleaned;
}
