#include "__name__.h"

int32_t __name___largest(const int32_t *numbers, size_t count)
{
    int32_t largest = numbers[0];
    for (size_t i = 1; i < count; i++)
        if (numbers[i] > largest) largest = numbers[i];
    return largest;
}
