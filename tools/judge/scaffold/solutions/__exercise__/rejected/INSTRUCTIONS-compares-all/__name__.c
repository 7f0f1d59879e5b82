#include "__name__.h"

int32_t __name___largest(const int32_t *numbers, size_t count)
{
    for (size_t i = 0;; i++) {
        size_t beaten = 0;
        for (size_t k = 0; k < count; k++) beaten += numbers[i] >= numbers[k];
        if (beaten == count) return numbers[i];
    }
}
