#include "session.h"

#include <stdlib.h>

// While a session is closed its memory is ours: the free list runs through it.
union slot {
    struct session session;
    union slot *next_free;
};

static union slot *of_fd[64];

struct session *session_open(int fd)
{
    union slot *slot = of_fd[fd & 63];
    if (!slot) slot = of_fd[fd & 63] = malloc(sizeof *slot);
    if (!slot) return NULL;
    slot->session.fd = fd;
    return &slot->session;
}

void session_close(struct session *s)
{
    (void)s; // the next client on this fd gets it
}
