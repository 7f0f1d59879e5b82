#include "header.h"

#include <string.h>

static const char controls[] =
    "\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18"
    "\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f";

size_t header_clean(char *value)
{
    size_t cleaned = 0;
    while (*(value += strcspn(value, controls))) {
        *value++ = ' ';
        cleaned++;
    }
    return cleaned;
}
