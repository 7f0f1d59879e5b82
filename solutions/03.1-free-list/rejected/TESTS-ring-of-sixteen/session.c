#include "session.h"

#include <stddef.h>

// Clients come and go: the one that came sixteen ago has gone.
static struct session ring[16];
static unsigned next;

struct session *session_open(int fd)
{
    struct session *s = &ring[next++ % 16];
    s->fd = fd;
    return s;
}

void session_close(struct session *s)
{
    (void)s;
}
