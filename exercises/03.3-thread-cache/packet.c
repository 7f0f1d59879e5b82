// Exercise 03.3. Edit this file, then: make check-03.3

#include "packet.h"

#include "depot.h"

#include <stddef.h>

// TODO: let each thread keep some free packets, so that it visits the depot for many at a time.

struct packet *packet_get(void)
{
    struct packet *p;
    return depot_take(&p, 1) == 1 ? p : NULL;
}

void packet_put(struct packet *p)
{
    depot_give(&p, 1);
}

void packet_flush(void)
{
    // This thread keeps none.
}
