#include "buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// The kept ones are part of the pool, each with its memory from the start; more come from malloc.
struct buffer_pool {
    struct buffer kept[BUFFER_IDLE];
    struct buffer *idle[BUFFER_IDLE];
    unsigned idle_count;
};

struct buffer_pool *buffer_pool_new(void)
{
    struct buffer_pool *pool = calloc(1, sizeof *pool);
    if (!pool) return NULL;
    for (unsigned i = BUFFER_IDLE; i-- > 0;) {
        struct buffer *b = &pool->kept[i];
        b->data = malloc(BUFFER_KEEP);
        b->cap = b->data ? BUFFER_KEEP : 0;
        pool->idle[pool->idle_count++] = b;
    }
    return pool;
}

void buffer_pool_delete(struct buffer_pool *pool)
{
    if (!pool) return;
    for (unsigned i = 0; i < BUFFER_IDLE; i++) free(pool->kept[i].data);
    free(pool);
}

struct buffer *buffer_get(struct buffer_pool *pool)
{
    if (pool->idle_count > 0) return pool->idle[--pool->idle_count];
    return calloc(1, sizeof(struct buffer));
}

void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    if (b < pool->kept || b >= pool->kept + BUFFER_IDLE) {
        free(b->data);
        free(b);
        return;
    }
    if (b->cap > BUFFER_KEEP) {
        char *less = realloc(b->data, BUFFER_KEEP);
        if (less) {
            b->data = less;
            b->cap = BUFFER_KEEP;
        } else {
            free(b->data);
            b->data = NULL;
            b->cap = 0;
        }
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
