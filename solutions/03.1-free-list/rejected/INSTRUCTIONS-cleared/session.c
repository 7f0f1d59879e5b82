#include "session.h"

#include <stdlib.h>
#include <string.h>

// While a session is closed its memory is ours: the free list runs through it.
union slot {
    struct session session;
    union slot *next_free;
};

static union slot *free_list;

struct session *session_open(int fd)
{
    union slot *slot = free_list;
    if (slot)
        free_list = slot->next_free;
    else
        slot = malloc(sizeof *slot);
    if (!slot) return NULL;
    memset(slot, 0, sizeof *slot);
    slot->session.fd = fd;
    return &slot->session;
}

void session_close(struct session *s)
{
    union slot *slot = (union slot *)s;
    slot->next_free = free_list;
    free_list = slot;
}
