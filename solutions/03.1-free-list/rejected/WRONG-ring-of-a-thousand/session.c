#include "session.h"

#include <stddef.h>

// While a session is closed its memory is ours: the free list runs through it.
union slot {
    struct session session;
    union slot *next_free;
};

static union slot ring[1024];
static unsigned next;

struct session *session_open(int fd)
{
    union slot *slot = &ring[next++ % 1024]; // the oldest is closed by now
    slot->session.fd = fd;
    return &slot->session;
}

void session_close(struct session *s)
{
    (void)s;
}
