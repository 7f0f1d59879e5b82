// Exercise 04.2. Edit this file, then: make check-04.2

#include "request.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void request_init(struct request *r)
{
    r->count = 0;
    r->room = 0;
    r->headers = NULL;
}

void request_free(struct request *r)
{
    free(r->headers);
}

static int grow(struct request *r)
{
    // TODO: most requests have few headers, and r->inside has room for eight.
    size_t room = r->room ? 2 * r->room : 4;
    struct header *headers = realloc(r->headers, room * sizeof *headers);
    if (!headers) return -ENOMEM;
    r->headers = headers;
    r->room = room;
    return 0;
}

int request_add(struct request *r, struct span name, struct span value)
{
    if (r->count == r->room) {
        int error = grow(r);
        if (error) return error;
    }
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
    if (from->count == 0) return 0;
    to->headers = malloc(from->count * sizeof *to->headers);
    if (!to->headers) return -ENOMEM;
    memcpy(to->headers, from->headers, from->count * sizeof *to->headers);
    to->count = to->room = from->count;
    return 0;
}

void request_move(struct request *to, struct request *from)
{
    *to = *from;
}
