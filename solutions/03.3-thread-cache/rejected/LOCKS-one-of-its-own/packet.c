#include "packet.h"

#include "depot.h"

#include <pthread.h>
#include <stddef.h>

// A visit moves half of what a thread may keep: the next one is then half of it away, whether the
// thread goes on getting or putting.
#define BATCH (PACKET_KEEP / 2)

static _Thread_local struct packet *kept[PACKET_KEEP];
static _Thread_local unsigned kept_count;
static _Thread_local pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // to be safe

struct packet *packet_get(void)
{
    pthread_mutex_lock(&lock);
    if (kept_count == 0) kept_count = depot_take(kept, BATCH);
    struct packet *p = kept_count > 0 ? kept[--kept_count] : NULL;
    pthread_mutex_unlock(&lock);
    return p;
}

void packet_put(struct packet *p)
{
    pthread_mutex_lock(&lock);
    if (kept_count == PACKET_KEEP) {
        kept_count -= BATCH;
        depot_give(kept + kept_count, BATCH);
    }
    kept[kept_count++] = p;
    pthread_mutex_unlock(&lock);
}

void packet_flush(void)
{
    depot_give(kept, kept_count);
    kept_count = 0;
}
