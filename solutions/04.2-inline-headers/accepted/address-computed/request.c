#include "request.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// Nothing points to inside: headers is NULL until there are more, so that a struct can be copied
// like any other.
static const struct header *first(const struct request *r)
{
    return r->headers ? r->headers : r->inside;
}

void request_init(struct request *r)
{
    r->count = 0;
    r->headers = NULL;
}

void request_free(struct request *r)
{
    free(r->headers);
}

int request_add(struct request *r, struct span name, struct span value)
{
    if (!r->headers && r->count == REQUEST_INSIDE) {
        r->headers = malloc(4 * sizeof r->inside);
        if (!r->headers) return -ENOMEM;
        memcpy(r->headers, r->inside, sizeof r->inside);
        r->room = 4 * REQUEST_INSIDE;
    }
    if (r->headers && r->count == r->room) {
        struct header *more = realloc(r->headers, 2 * r->room * sizeof *more);
        if (!more) return -ENOMEM;
        r->headers = more;
        r->room *= 2;
    }
    *((struct header *)first(r) + r->count++) = (struct header){name, value};
    return 0;
}

size_t request_count(const struct request *r)
{
    return r->count;
}

const struct header *request_header(const struct request *r, size_t i)
{
    return first(r) + i;
}

int request_copy(struct request *to, const struct request *from)
{
    if (from->headers) {
        to->headers = malloc(from->room * sizeof *to->headers);
        if (!to->headers) return -ENOMEM;
        memcpy(to->headers, from->headers, from->count * sizeof *to->headers);
        to->count = from->count;
        to->room = from->room;
    } else {
        to->headers = NULL;
        to->count = from->count;
        memcpy(to->inside, from->inside, from->count * sizeof *to->inside);
    }
    return 0;
}

void request_move(struct request *to, struct request *from)
{
    *to = *from;
}
