// How often a thread goes to the depot, by the length of its bursts.

#include "depot.h"

#include <stdio.h>

int main(void)
{
    static const int bursts[] = {1, 16, 64, 128, 129, 256, 1024};
    puts("gets in a row, then as many puts     visits of the depot in 1000 operations");
    for (unsigned i = 0; i < sizeof bursts / sizeof *bursts; i++) {
        double visits = 1000 * depot_visits(bursts[i]);
        printf("%29d     %10.1f\n", bursts[i], visits);
        printf("m visits_%d %.1f\n", bursts[i], visits);
    }
    printf("m visits_bound %.1f\nm rounds %d\n", 1000.0 / DEPOT_ROUNDS, DEPOT_ROUNDS);
    return 0;
}
