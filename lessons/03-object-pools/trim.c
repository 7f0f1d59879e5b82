// See trim.h.

#include "trim.h"

#include "pool/pool.h"

#include <stdlib.h>

struct thing {
    char bytes[1024];
};

static bool thing_reset(struct thing *t)
{
    t->bytes[0] = 0;
    return true;
}

POOL_DEFINE(thing, struct thing, thing_reset)

static void use(int n)
{
    struct thing **live = malloc((size_t)n * sizeof *live);
    if (!live) return;
    for (int i = 0; i < n; i++) live[i] = thing_get();
    for (int i = 0; i < n; i++) thing_put(live[i]);
    free(live);
}

void trim_run(enum trim_policy policy, struct trim_tick *tick, int ticks)
{
    pool_drain(&thing_pool);
    for (int i = 0; i < ticks; i++) {
        struct pool_stats before = pool_stats(&thing_pool);
        use(tick[i].needed);
        if (policy == TRIM_ALL) pool_drain(&thing_pool);
        if (policy == TRIM_GENERATIONS) pool_trim(&thing_pool);
        struct pool_stats after = pool_stats(&thing_pool);
        tick[i].made = (int)(after.misses - before.misses);
        tick[i].idle = (int)(after.misses - after.deleted);
    }
    pool_drain(&thing_pool);
}
