#include "buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// As the sessions of 03.1 had it. There is one list, and there may be many pools.
static unsigned idle_count;
static struct buffer *idle[BUFFER_IDLE]; // a stack: the last one put is the warmest

struct buffer_pool {
    unsigned out;
};

struct buffer_pool *buffer_pool_new(void)
{
    return calloc(1, sizeof(struct buffer_pool));
}

static void discard(struct buffer *b)
{
    free(b->data);
    free(b);
}

void buffer_pool_delete(struct buffer_pool *pool)
{
    free(pool);
}

struct buffer *buffer_get(struct buffer_pool *pool)
{
    pool->out++;
    if (idle_count > 0) return idle[--idle_count];
    return calloc(1, sizeof(struct buffer));
}

void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    pool->out--;
    if (b->cap > BUFFER_KEEP || idle_count == BUFFER_IDLE) {
        discard(b);
        return;
    }
    b->len = 0;
    idle[idle_count++] = b;
}

// Doubles the room until there is enough.
static int grow(struct buffer *b, size_t need)
{
    size_t cap = b->cap ? b->cap : 64;
    while (cap < need) cap *= 2;
    char *data = realloc(b->data, cap);
    if (!data) return -ENOMEM;
    b->data = data;
    b->cap = cap;
    return 0;
}

int buffer_append(struct buffer *b, const void *bytes, size_t size)
{
    if (b->len + size > b->cap) {
        int err = grow(b, b->len + size);
        if (err) return err;
    }
    memcpy(b->data + b->len, bytes, size);
    b->len += size;
    return 0;
}
