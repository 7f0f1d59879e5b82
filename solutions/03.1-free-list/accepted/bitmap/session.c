#include "session.h"

#include <stddef.h>

static struct session sessions[16];
static unsigned open_bits; // bit i: sessions[i] is open

struct session *session_open(int fd)
{
    unsigned closed_bits = ~open_bits & 0xffff;
    if (!closed_bits) return NULL;
    int i = __builtin_ctz(closed_bits);
    open_bits |= 1u << i;
    sessions[i].fd = fd;
    return &sessions[i];
}

void session_close(struct session *s)
{
    open_bits &= ~(1u << (s - sessions));
}
