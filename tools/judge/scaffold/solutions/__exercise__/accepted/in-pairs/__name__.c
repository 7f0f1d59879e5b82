#include "__name__.h"

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

int32_t __name___largest(const int32_t *numbers, size_t count)
{
    int32_t largest = numbers[0];
    for (size_t i = 1; i + 1 < count; i += 2)
        largest = larger(largest, larger(numbers[i], numbers[i + 1]));
    return larger(largest, numbers[count - 1]);
}
