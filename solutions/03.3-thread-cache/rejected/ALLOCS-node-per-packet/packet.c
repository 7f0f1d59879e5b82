#include "packet.h"

#include "depot.h"

#include <stdlib.h>

// A visit moves half of what a thread may keep: the next one is then half of it away, whether the
// thread goes on getting or putting.
#define BATCH (PACKET_KEEP / 2)

struct node {
    struct packet *packet;
    struct node *next;
};

static _Thread_local struct node *kept;
static _Thread_local unsigned kept_count;

static void push(struct packet *p)
{
    struct node *n = malloc(sizeof *n);
    if (!n) abort();
    *n = (struct node){p, kept};
    kept = n;
    kept_count++;
}

static struct packet *pop(void)
{
    struct node *n = kept;
    struct packet *p = n->packet;
    kept = n->next;
    kept_count--;
    free(n);
    return p;
}

static void give(unsigned count)
{
    struct packet *some[PACKET_KEEP];
    for (unsigned i = 0; i < count; i++) some[i] = pop();
    depot_give(some, count);
}

struct packet *packet_get(void)
{
    if (kept_count == 0) {
        struct packet *some[BATCH];
        unsigned count = depot_take(some, BATCH);
        for (unsigned i = 0; i < count; i++) push(some[i]);
    }
    return kept_count > 0 ? pop() : NULL;
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
