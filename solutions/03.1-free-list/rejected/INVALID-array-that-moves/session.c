#include "session.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// One array of all sessions; it grows when all of them are open.
struct slot {
    struct session session; // first, so that a pointer to it is one to the slot
    bool is_open;
};

static struct slot *slots;
static size_t count;

static bool grow(void)
{
    size_t more = count ? 2 * count : 4;
    struct slot *s = calloc(more, sizeof *s);
    if (!s) return false;
    if (slots) memcpy(s, slots, count * sizeof *s);
    free(slots);
    slots = s;
    count = more;
    return true;
}

struct session *session_open(int fd)
{
    size_t i = 0;
    while (i < count && slots[i].is_open) i++;
    if (i == count && !grow()) return NULL;
    slots[i].is_open = true;
    slots[i].session.fd = fd;
    return &slots[i].session;
}

void session_close(struct session *s)
{
    ((struct slot *)s)->is_open = false;
}
