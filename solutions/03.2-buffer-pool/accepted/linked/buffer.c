#include "buffer.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// A list through the buffers themselves; a big one loses its memory, but its struct stays.
struct entry {
    struct buffer buffer; // first, so that a pointer to it is one to the entry
    struct entry *next;
};

struct buffer_pool {
    struct entry *idle;
    int count;
};

struct buffer_pool *buffer_pool_new(void)
{
    return calloc(1, sizeof(struct buffer_pool));
}

void buffer_pool_delete(struct buffer_pool *pool)
{
    struct entry *e = pool ? pool->idle : NULL;
    while (e) {
        struct entry *next = e->next;
        free(e->buffer.data);
        free(e);
        e = next;
    }
    free(pool);
}

struct buffer *buffer_get(struct buffer_pool *pool)
{
    struct entry *e = pool->idle;
    if (!e) return calloc(1, sizeof *e);
    pool->idle = e->next;
    pool->count--;
    e->buffer.len = 0; // reset here instead of in put: the same
    return &e->buffer;
}

void buffer_put(struct buffer_pool *pool, struct buffer *b)
{
    struct entry *e = (struct entry *)b;
    bool full = pool->count == BUFFER_IDLE;
    if (full || b->cap > BUFFER_KEEP) {
        free(b->data);
        b->data = NULL;
        b->cap = 0;
    }
    if (full) {
        free(e);
        return;
    }
    e->next = pool->idle;
    pool->idle = e;
    pool->count++;
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
