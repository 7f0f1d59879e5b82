#include "buffer.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

struct buffer_pool {
    unsigned idle_count;
    struct buffer *idle[BUFFER_IDLE]; // a stack: the last one put is the warmest
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
    if (!pool) return;
    while (pool->idle_count > 0) discard(pool->idle[--pool->idle_count]);
    free(pool);
}

struct buffer *buffer_get(struct buffer_pool *pool)
{
    if (pool->idle_count > 0) return pool->idle[--pool->idle_count];
    return calloc(1, sizeof(struct buffer));
}

void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    if (b->cap > BUFFER_KEEP || pool->idle_count == BUFFER_IDLE) {
        discard(b);
        malloc_trim(0); // really give it back
        return;
    }
    b->len = 0;
    pool->idle[pool->idle_count++] = b;
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
