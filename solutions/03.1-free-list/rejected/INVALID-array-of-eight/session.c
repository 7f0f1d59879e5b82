#include "session.h"

#include <stddef.h>

// All there will ever be, and a stack of those that are closed.
static struct session sessions[8];
static struct session *closed[16];
static unsigned closed_count, made_count;

struct session *session_open(int fd)
{
    struct session *s = NULL;
    if (closed_count > 0)
        s = closed[--closed_count];
    else if (made_count < 16)
        s = &sessions[made_count++];
    if (s) s->fd = fd;
    return s;
}

void session_close(struct session *s)
{
    closed[closed_count++] = s;
}
