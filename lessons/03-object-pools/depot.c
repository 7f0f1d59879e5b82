// See depot.h. A visit takes the lock that all threads share.

#include "depot.h"

#include "pool/pool.h"

#include <stdlib.h>

struct thing {
    char bytes[64];
};

static bool thing_reset(struct thing *t)
{
    t->bytes[0] = 0;
    return true;
}

POOL_DEFINE(thing, struct thing, thing_reset, .rounds = DEPOT_ROUNDS)

enum { REPEATS = 1000 };

static void bursts(struct thing **live, int burst, int repeats)
{
    for (int r = 0; r < repeats; r++) {
        for (int i = 0; i < burst; i++) live[i] = thing_get();
        for (int i = 0; i < burst; i++) thing_put(live[i]);
    }
}

double depot_visits(int burst)
{
    struct thing **live = malloc((size_t)burst * sizeof *live);
    if (!live) return -1;
    bursts(live, burst, 2);
    uint64_t before = pool_stats(&thing_pool).visits;
    bursts(live, burst, REPEATS);
    uint64_t visits = pool_stats(&thing_pool).visits - before;
    free(live);
    return (double)visits / (2.0 * burst * REPEATS);
}
