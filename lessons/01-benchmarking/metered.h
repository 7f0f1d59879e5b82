// A kernel's cost by two clocks and by callgrind, for programs that have kernels of their own and
// are run by callgrind, too: metered_main comes first in their main.
#ifndef METERED_H
#define METERED_H

#include <stdbool.h>

enum { METERED_WALL, METERED_CPU, METERED_INSTRUCTIONS, METERED_COSTS }; // ns/op, ns/op, 1/op

// True if this is callgrind's run of the program; it is then over, with *status.
bool metered_main(int argc, char **argv, int *status);

// Measures for about goal_ns, then counts in a new run of callgrind. Ends the program with a line
// on stderr when valgrind is missing.
void metered_cost(const char *kernel, long goal_ns, double cost[METERED_COSTS]);

#endif
