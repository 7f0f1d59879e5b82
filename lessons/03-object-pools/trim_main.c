// One spike of 1000 objects, then 10 a tick: what is made anew and what stays idle.

#include "trim.h"

#include <stdio.h>

enum { TICKS = 5 };

int main(void)
{
    static const char *const name[] = {"never", "all", "generations"};
    struct trim_tick tick[3][TICKS];
    for (int p = 0; p < 3; p++) {
        for (int i = 0; i < TICKS; i++) tick[p][i].needed = i == 0 ? 1000 : 10;
        trim_run((enum trim_policy)p, tick[p], TICKS);
    }
    puts("tick  needed    nothing is freed    all is freed    generations");
    puts("                  made    idle      made    idle    made    idle");
    for (int i = 0; i < TICKS; i++) {
        printf("%4d  %6d", i + 1, tick[0][i].needed);
        for (int p = 0; p < 3; p++) printf("  %8d %7d", tick[p][i].made, tick[p][i].idle);
        putchar('\n');
        for (int p = 0; p < 3; p++)
            printf("m %s_made_%d %d\nm %s_idle_%d %d\n", name[p], i + 1, tick[p][i].made, name[p],
                   i + 1, tick[p][i].idle);
    }
    return 0;
}
