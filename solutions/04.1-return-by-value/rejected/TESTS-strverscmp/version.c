#include "version.h"

#include <string.h>

int version_compare(const char *a, const char *b, int *order)
{
    *order = strverscmp(a, b); // libc has one
    return 0;
}
