#include "buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// A list, so that there is always room for one more.
struct entry {
    struct buffer buffer; // first, so that a pointer to it is one to the entry
    struct entry *next;
};

struct buffer_pool {
    struct entry *idle;
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
    while (pool->idle) {
        struct entry *e = pool->idle;
        pool->idle = e->next;
        discard(&e->buffer);
    }
    free(pool);
}

struct buffer *buffer_get(struct buffer_pool *pool)
{
    struct entry *e = pool->idle;
    if (!e) return calloc(1, sizeof *e);
    pool->idle = e->next;
    return &e->buffer;
}

void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    if (b->cap > BUFFER_KEEP) {
        discard(b);
        return;
    }
    b->len = 0;
    struct entry *e = (struct entry *)b;
    e->next = pool->idle;
    pool->idle = e;
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
