#include "packet.h"

#include "depot.h"

#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>

#define BATCH (PACKET_KEEP / 2)

struct cache {
    unsigned count;
    struct packet *packets[PACKET_KEEP];
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;

static void give_all_and_free(void *arg)
{
    struct cache *c = arg;
    depot_give(c->packets, c->count);
    free(c);
}

static void make_key(void)
{
    pthread_key_create(&key, give_all_and_free);
}

// NULL: there is no memory for a cache, so the thread does without.
static struct cache *mine(void)
{
    pthread_once(&once, make_key);
    struct cache *c = pthread_getspecific(key);
    if (c) return c;
    c = calloc(1, sizeof *c);
    if (c) pthread_setspecific(key, c);
    return c;
}

struct packet *packet_get(void)
{
    struct cache *c = mine();
    struct packet *p;
    if (!c) return depot_take(&p, 1) == 1 ? p : NULL;
    if (c->count == 0) c->count = depot_take(c->packets, BATCH);
    return c->count > 0 ? c->packets[--c->count] : NULL;
}

void packet_put(struct packet *p)
{
    struct cache *c = mine();
    if (!c) {
        depot_give(&p, 1);
        return;
    }
    if (c->count == PACKET_KEEP) {
        c->count -= BATCH;
        depot_give(c->packets + c->count, BATCH);
    }
    c->packets[c->count++] = p;
}

void packet_flush(void)
{
    struct cache *c = mine();
    if (!c) return;
    depot_give(c->packets, c->count);
    c->count = 0;
}
