#include "packet.h"

#include "depot.h"

#include <stddef.h>

// A visit moves all that a thread may keep: the fewest visits.
#define BATCH PACKET_KEEP

static _Thread_local struct packet *kept[PACKET_KEEP];
static _Thread_local unsigned kept_count;

struct packet *packet_get(void)
{
    if (kept_count == 0) kept_count = depot_take(kept, BATCH);
    return kept_count > 0 ? kept[--kept_count] : NULL;
}

void packet_put(struct packet *p)
{
    if (kept_count == PACKET_KEEP) {
        kept_count -= BATCH;
        depot_give(kept + kept_count, BATCH);
    }
    kept[kept_count++] = p;
}

void packet_flush(void)
{
    depot_give(kept, kept_count);
    kept_count = 0;
}
