// What is held for what lives, with sessions among the requests and apart from them.

#include "fragment.h"

#include <stdio.h>

static void show(const char *name, const char *label, bool apart)
{
    struct fragment f = fragment_run(apart);
    double rush = (double)f.rush_resident / 1e6, after = (double)f.after_resident / 1e6;
    printf("%-26s %8zu %8zu %12.1f %10.1f\n", label, f.rush_pages, f.after_pages, rush, after);
    printf("m %s_rush_pages %zu\nm %s_after_pages %zu\nm %s_rush %.1f\nm %s_after %.1f\n", name,
           f.rush_pages, name, f.after_pages, name, rush, name, after);
}

int main(void)
{
    puts("                            pages in use     MB in memory, trimmed");
    puts("                             rush    after         rush      after");
    show("apart", "sessions in an arena", true);
    show("mixed", "sessions among requests", false);
    printf("m live_kb %d\n", FRAGMENT_BLOCKS / FRAGMENT_EACH * FRAGMENT_BYTES / 1000);
    return 0;
}
