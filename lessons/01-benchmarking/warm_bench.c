// A step is one load, whatever the size of what is walked through.

#include "chase.h"

#include "bench/bench.h"

#include <stdio.h>

static void walk(struct bench *b, void *bytes)
{
    chase_lay(*(size_t *)bytes);
    bench_start(b);
    bench_keep(chase_walk(b->n));
    bench_stop(b);
}

BENCH(warm)
{
    for (size_t kb = 16; kb <= CHASE_MOST / 1024; kb *= 8) {
        char name[32];
        snprintf(name, sizeof name, "%zuKB", kb);
        bench_run(b, name, walk, &(size_t){kb * 1024}, 0);
    }
}
