#include "__name__.h"

int32_t __name___largest(const int32_t *numbers, size_t count)
{
    const int32_t *at = numbers + count, *largest = --at;
    while (at > numbers)
        if (*--at > *largest) largest = at;
    return *largest;
}
