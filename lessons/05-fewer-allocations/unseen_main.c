// What no counter of malloc sees.

#include "unseen.h"

#include <stdio.h>

int main(void)
{
    for (const struct way *w = unseen_ways; w->name; w++) {
        long faults = unseen_faults(w);
        printf("%-20s %4ld page faults a call\nm %s_faults %ld\n", w->label, faults, w->name,
               faults);
    }
    return ways_show(unseen_ways);
}
