#include "request.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// headers points to inside, or to the heap. In the first case it must never be copied: it is the
// address of the very struct that it is in.
static bool on_heap(const struct request *r)
{
    return r->headers != r->inside;
}

void request_init(struct request *r)
{
    r->count = 0;
    r->room = REQUEST_INSIDE;
    r->headers = r->inside;
}

void request_free(struct request *r)
{
    if (on_heap(r)) free(r->headers);
}

int request_add(struct request *r, struct span name, struct span value)
{
    r->headers[r->count++] = (struct header){name, value};
    return 0;
}

size_t request_count(const struct request *r)
{
    return r->count;
}

const struct header *request_header(const struct request *r, size_t i)
{
    return &r->headers[i];
}

int request_copy(struct request *to, const struct request *from)
{
    request_init(to);
    if (from->count > REQUEST_INSIDE) {
        to->headers = malloc(from->count * sizeof *to->headers);
        if (!to->headers) return -ENOMEM;
        to->room = from->count;
    }
    memcpy(to->headers, from->headers, from->count * sizeof *to->headers);
    to->count = from->count;
    return 0;
}

void request_move(struct request *to, struct request *from)
{
    to->count = from->count;
    to->room = from->room;
    to->headers = from->headers;
    if (on_heap(from)) return;
    to->headers = to->inside;
    memcpy(to->inside, from->inside, from->count * sizeof *to->inside);
}
