#include "join.h"

#include <stdlib.h>
#include <string.h>

#define KEPT 32

// The lengths of the first parts are kept from one loop to the other; of the rest they are asked
// twice.
char *join_parts(const char *const *part, size_t n, const char *separator)
{
    size_t len[KEPT], between = strlen(separator), all = n > 0 ? (n - 1) * between : 0;
    for (size_t i = 0; i < n; i++) {
        size_t part_len = strlen(part[i]);
        if (i < KEPT) len[i] = part_len;
        all += part_len;
    }
    char *text = malloc(all + 1), *at = text;
    if (!text) return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t part_len = i < KEPT ? len[i] : strlen(part[i]);
        if (i > 0) {
            memcpy(at, separator, between);
            at += between;
        }
        memcpy(at, part[i], part_len);
        at += part_len;
    }
    *at = '\0';
    return text;
}
