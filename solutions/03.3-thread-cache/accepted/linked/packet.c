#include "packet.h"

#include "depot.h"

#include <stddef.h>

#define BATCH (PACKET_KEEP / 4)

// The list runs through the free packets themselves.
union node {
    struct packet packet;
    union node *next;
};

static _Thread_local union node *kept;
static _Thread_local unsigned kept_count;

static union node *pop(void)
{
    union node *n = kept;
    kept = n->next;
    kept_count--;
    return n;
}

static void push(struct packet *p)
{
    union node *n = (union node *)p;
    n->next = kept;
    kept = n;
    kept_count++;
}

static void give(unsigned count)
{
    struct packet *some[PACKET_KEEP];
    for (unsigned i = 0; i < count; i++) some[i] = &pop()->packet;
    depot_give(some, count);
}

struct packet *packet_get(void)
{
    if (!kept) {
        struct packet *some[BATCH];
        unsigned count = depot_take(some, BATCH);
        for (unsigned i = 0; i < count; i++) push(some[i]);
    }
    return kept ? &pop()->packet : NULL;
}

void packet_put(struct packet *p)
{
    if (kept_count == PACKET_KEEP) give(BATCH);
    push(p);
}

void packet_flush(void)
{
    give(kept_count);
}
