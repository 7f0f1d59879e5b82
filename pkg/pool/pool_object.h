// The objects of a pool, for pool.c: made, and deleted from the idle state. Include pool.h.
#ifndef POOL_OBJECT_H
#define POOL_OBJECT_H

#include "pool/pool.h"

void *pool_object_new(struct pool *p); // NULL: out of memory, or init said no
void pool_object_delete_idle(struct pool *p, void *o);

#endif
