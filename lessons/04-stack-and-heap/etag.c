#include "etag.h"

#include <stdlib.h>
#include <string.h>

static char *hex(char *out, uint64_t value)
{
    int digits = 1;
    while (digits < 16 && value >> 4 * digits) digits++;
    while (digits--) *out++ = "0123456789abcdef"[value >> 4 * digits & 15];
    return out;
}

bool etag_matches(const char *theirs, uint64_t modified_s, uint64_t size_bytes)
{
    char *ours = malloc(40);
    if (!ours) return false;
    char *end = ours;
    *end++ = '"';
    end = hex(end, modified_s);
    *end++ = '-';
    end = hex(end, size_bytes);
    strcpy(end, "\"");
    bool same = !strcmp(ours, theirs);
    free(ours);
    return same;
}
