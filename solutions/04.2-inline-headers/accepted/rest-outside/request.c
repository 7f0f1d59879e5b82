#include "request.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// The first eight are always inside; what is on the heap is the rest. Nothing moves when it comes.
static size_t rest(const struct request *r)
{
    return r->count > REQUEST_INSIDE ? r->count - REQUEST_INSIDE : 0;
}

void request_init(struct request *r)
{
    r->count = r->room = 0;
    r->headers = NULL;
}

void request_free(struct request *r)
{
    free(r->headers);
}

static int grow(struct request *r)
{
    size_t room = r->room ? 2 * r->room : 2 * REQUEST_INSIDE;
    struct header *headers = realloc(r->headers, room * sizeof *headers);
    if (!headers) return -ENOMEM;
    r->headers = headers;
    r->room = room;
    return 0;
}

int request_add(struct request *r, struct span name, struct span value)
{
    struct header h = {name, value};
    if (r->count < REQUEST_INSIDE) {
        r->inside[r->count++] = h;
        return 0;
    }
    if (rest(r) == r->room) {
        int error = grow(r);
        if (error) return error;
    }
    r->headers[rest(r)] = h;
    r->count++;
    return 0;
}

size_t request_count(const struct request *r)
{
    return r->count;
}

const struct header *request_header(const struct request *r, size_t i)
{
    return i < REQUEST_INSIDE ? &r->inside[i] : &r->headers[i - REQUEST_INSIDE];
}

int request_copy(struct request *to, const struct request *from)
{
    *to = *from;
    to->room = rest(from);
    to->headers = NULL;
    if (to->room == 0) return 0;
    to->headers = malloc(to->room * sizeof *to->headers);
    if (!to->headers) return -ENOMEM;
    memcpy(to->headers, from->headers, to->room * sizeof *to->headers);
    return 0;
}

void request_move(struct request *to, struct request *from)
{
    *to = *from;
}
