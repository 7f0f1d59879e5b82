// Five programs with one bug each, and who sees it.

#include "witness.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const char *const says[] = {"not here", "-", "sees it"};
    if (system("make -s build/bin/escape >&2")) return 1;
    int sees[WITNESS_PROGRAMS][WITNESSES];
    printf("%-10s", "");
    for (int w = 0; w < WITNESSES; w++) printf("%-12s", witness_names[w]);
    for (int p = 0; p < WITNESS_PROGRAMS; p++) {
        printf("\n%-10s", witness_programs[p]);
        for (int w = 0; w < WITNESSES; w++) {
            sees[p][w] = witness_sees(w, witness_programs[p]);
            printf("%-12s", says[sees[p][w] + 1]);
            fflush(stdout);
        }
    }
    putchar('\n');
    for (int p = 0; p < WITNESS_PROGRAMS; p++)
        for (int w = 0; w < WITNESSES; w++)
            printf("m %s_%s %s\n", witness_programs[p], witness_names[w], says[sees[p][w] + 1]);
    return 0;
}
