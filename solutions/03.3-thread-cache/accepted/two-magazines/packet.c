#include "packet.h"

#include "depot.h"

#include <stddef.h>

// As Bonwick and Adams have it: two magazines, and a visit changes a whole one. After any visit one
// is full and one is empty but for a packet, so the next is a magazine away.
#define ROUNDS (PACKET_KEEP / 2)

struct magazine {
    unsigned count;
    struct packet *round[ROUNDS];
};

static _Thread_local struct {
    struct magazine loaded, previous;
} mine;

static void swap(void)
{
    struct magazine m = mine.loaded;
    mine.loaded = mine.previous;
    mine.previous = m;
}

struct packet *packet_get(void)
{
    if (mine.loaded.count == 0) {
        if (mine.previous.count > 0)
            swap();
        else
            mine.loaded.count = depot_take(mine.loaded.round, ROUNDS);
    }
    return mine.loaded.count > 0 ? mine.loaded.round[--mine.loaded.count] : NULL;
}

void packet_put(struct packet *p)
{
    if (mine.loaded.count == ROUNDS) {
        if (mine.previous.count > 0) {
            depot_give(mine.previous.round, mine.previous.count);
            mine.previous.count = 0;
        }
        swap();
    }
    mine.loaded.round[mine.loaded.count++] = p;
}

void packet_flush(void)
{
    depot_give(mine.loaded.round, mine.loaded.count);
    depot_give(mine.previous.round, mine.previous.count);
    mine.loaded.count = mine.previous.count = 0;
}
