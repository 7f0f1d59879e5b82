#include "__name__.h"

#include <stdlib.h>
#include <string.h>

int32_t __name___largest(const int32_t *numbers, size_t count)
{
    int32_t *copy = malloc(count * sizeof *copy);
    if (!copy) abort();
    memcpy(copy, numbers, count * sizeof *copy);
    int32_t largest = copy[0];
    for (size_t i = 1; i < count; i++)
        if (copy[i] > largest) largest = copy[i];
    free(copy);
    return largest;
}
