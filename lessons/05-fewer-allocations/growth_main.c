// Ten thousand pushes, by six policies of growing.

#include "growth.h"

#include <stdio.h>

int main(void)
{
    enum { N = GROWTH_ITEMS };
    puts("                                    copied     peak   unused    really moved by realloc");
    puts("             allocations   a push  of need  of need    alone  beside another");
    for (const struct growth *g = growth_policies; g->name; g++) {
        struct growth_cost c = growth_run(g, N);
        double copied = (double)c.copied / N, peak = (double)c.peak / N;
        double unused = 100.0 * (double)c.unused / N;
        size_t alone = growth_moves(g, N, false), beside = growth_moves(g, N, true);
        printf("%-12s %11zu %8.2f %8.2f %6.1f %% %8zu %8zu\n", g->label, c.allocs, copied, peak,
               unused, alone, beside);
        printf("m %s_allocs %zu\nm %s_copied %.2f\nm %s_peak %.2f\nm %s_unused %.1f\n", g->name,
               c.allocs, g->name, copied, g->name, peak, g->name, unused);
        printf("m %s_alone %zu\nm %s_beside %zu\n", g->name, alone, g->name, beside);
    }
    for (int f = 13; f <= 20; f++) {
        size_t growth = growth_reuse(f / 10.0);
        printf("factor %.1f: ", f / 10.0);
        growth ? printf("growth %zu fits into what was freed\n", growth) : puts("none ever fits");
    }
    printf("m reuse_half %zu\n", growth_reuse(1.5));
    return 0;
}
