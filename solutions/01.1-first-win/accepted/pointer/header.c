#include "header.h"

#include <stdbool.h>

static bool is_control(char c)
{
    return (unsigned char)c < ' ' || c == 127;
}

size_t header_clean(char *value)
{
    size_t cleaned = 0;
    for (; *value; value++) {
        if (!is_control(*value)) continue;
        *value = ' ';
        cleaned++;
    }
    return cleaned;
}
