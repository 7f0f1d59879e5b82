#include "packet.h"

#include "depot.h"

#include <stddef.h>
#include <stdlib.h>

// A visit moves half of what a thread may keep: the next one is then half of it away, whether the
// thread goes on getting or putting.
static unsigned batch(void)
{
    static unsigned from_environment;
    if (from_environment == 0) {
        const char *text = getenv("PACKET_BATCH");
        int n = text ? atoi(text) : 0;
        from_environment = n > 0 && n <= PACKET_KEEP ? (unsigned)n : PACKET_KEEP / 2;
    }
    return from_environment;
}

static _Thread_local struct packet *kept[PACKET_KEEP];
static _Thread_local unsigned kept_count;

struct packet *packet_get(void)
{
    if (kept_count == 0) kept_count = depot_take(kept, batch());
    return kept_count > 0 ? kept[--kept_count] : NULL;
}

void packet_put(struct packet *p)
{
    if (kept_count == PACKET_KEEP) {
        kept_count -= batch();
        depot_give(kept + kept_count, batch());
    }
    kept[kept_count++] = p;
}

void packet_flush(void)
{
    depot_give(kept, kept_count);
    kept_count = 0;
}
