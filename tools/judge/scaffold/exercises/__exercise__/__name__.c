// Exercise __address__. Edit this file, then: make check-__address__

#include "__name__.h"

#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

int32_t __name___largest(const int32_t *numbers, size_t count)
{
    // TODO: find it without a copy.
    int32_t *sorted = malloc(count * sizeof *sorted);
    if (!sorted) abort();
    memcpy(sorted, numbers, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, ascending);
    int32_t largest = sorted[count - 1];
    free(sorted);
    return largest;
}
