// Time saved against speed gained, and what a part of a program can save of the whole.

#include "saved.h"

#include <stdio.h>

int main(void)
{
    static const int saved[] = {1, 5, 12, 20, 50, 75, 90, 99};
    puts("% of time saved   % faster   times as fast");
    for (int i = 0; i < 8; i++) {
        double faster = saved_faster(saved[i] / 100.0);
        printf("%15d %10.1f %15.2f\n", saved[i], 100 * faster, 1 + faster);
        printf("m faster_%d %.1f\nm times_%d %.2f\n", saved[i], 100 * faster, saved[i], 1 + faster);
    }
    double part = saved_by_part(0.12, 2);
    printf("12 %% faster is %.1f %% saved\n", 100 * saved_of_faster(0.12));
    printf("a part of 12 %%, twice as fast: %.1f %% saved, %.1f %% faster\n", 100 * part,
           100 * saved_faster(part));
    return 0;
}
