// Prints json_powers.inc: `build/gcc-fast/pkg/json/json_powers >pkg/json/json_powers.inc`. Each
// power is found bit by bit: the greatest number below it, plus one, is its ceiling.

#include "json/json_exact.h"
#include "json/json_powers.h"

#include <stdio.h>

int main(void)
{
    for (int k = JSON_POWER_MIN; k <= JSON_POWER_MAX; k++) {
        struct json_exact over, under;
        json_exact_fraction(k, json_log2_pow10(k), &over, &under);
        unsigned __int128 below = 0;
        for (int bit = 127; bit >= 0; bit--) {
            unsigned __int128 tried = below | (unsigned __int128)1 << bit;
            struct json_exact product = json_exact_product(&under, tried);
            if (json_exact_compare(&product, &over) < 0) below = tried;
        }
        below++;
        printf("{0x%016llxu, 0x%016llxu},%c", (unsigned long long)(below >> 64),
               (unsigned long long)below, (k - JSON_POWER_MIN) % 2 ? '\n' : ' ');
    }
    putchar('\n');
    return 0;
}
