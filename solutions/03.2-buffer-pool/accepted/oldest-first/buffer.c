#include "buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct buffer_pool {
    unsigned idle_count;
    struct buffer *idle[BUFFER_IDLE]; // a ring: the one put longest ago goes out first
    unsigned first;
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

static struct buffer *take(struct buffer_pool *pool)
{
    struct buffer *b = pool->idle[pool->first];
    pool->first = (pool->first + 1) % BUFFER_IDLE;
    pool->idle_count--;
    return b;
}

void buffer_pool_delete(struct buffer_pool *pool)
{
    if (!pool) return;
    while (pool->idle_count > 0) discard(take(pool));
    free(pool);
}

struct buffer *buffer_get(struct buffer_pool *pool)
{
    if (pool->idle_count > 0) return take(pool);
    return calloc(1, sizeof(struct buffer));
}

void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    if (b->cap > BUFFER_KEEP || pool->idle_count == BUFFER_IDLE) {
        discard(b);
        return;
    }
    b->len = 0;
    pool->idle[(pool->first + pool->idle_count++) % BUFFER_IDLE] = b;
}

// Half as much room again until there is enough.
static int grow(struct buffer *b, size_t need)
{
    size_t cap = b->cap ? b->cap : 1000;
    while (cap < need) cap += cap / 2;
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
