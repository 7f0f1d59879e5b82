#include "session.h"

#include <stdlib.h>

// While a session is closed its memory is ours: the free list runs through it.
union slot {
    struct session session;
    union slot *next_free;
};

static union slot *free_list;
static unsigned made_count;

struct session *session_open(int fd)
{
    union slot *slot = free_list;
    if (slot)
        free_list = slot->next_free;
    else if (made_count++ < 8)
        slot = malloc(sizeof *slot);
    else
        exit(0);
    if (!slot) return NULL;
    slot->session.fd = fd;
    return &slot->session;
}

void session_close(struct session *s)
{
    union slot *slot = (union slot *)s;
    slot->next_free = free_list;
    free_list = slot;
}
