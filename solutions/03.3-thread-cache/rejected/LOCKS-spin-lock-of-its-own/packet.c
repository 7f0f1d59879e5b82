#include "packet.h"

#include "depot.h"

#include <sched.h>
#include <stdatomic.h>
#include <stddef.h>

// A visit moves half of what a thread may keep: the next one is then half of it away, whether the
// thread goes on getting or putting.
#define BATCH (PACKET_KEEP / 2)

static _Thread_local struct packet *kept[PACKET_KEEP];
static _Thread_local unsigned kept_count;
static atomic_flag busy = ATOMIC_FLAG_INIT; // to be safe, and cheaper than a mutex

static void enter(void)
{
    while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire)) sched_yield();
}

static void leave(void)
{
    atomic_flag_clear_explicit(&busy, memory_order_release);
}

struct packet *packet_get(void)
{
    enter();
    if (kept_count == 0) kept_count = depot_take(kept, BATCH);
    struct packet *p = kept_count > 0 ? kept[--kept_count] : NULL;
    leave();
    return p;
}

void packet_put(struct packet *p)
{
    enter();
    if (kept_count == PACKET_KEEP) {
        kept_count -= BATCH;
        depot_give(kept + kept_count, BATCH);
    }
    kept[kept_count++] = p;
    leave();
}

void packet_flush(void)
{
    depot_give(kept, kept_count);
    kept_count = 0;
}
