#include "session.h"

#include <stdbool.h>
#include <stddef.h>

// All there will ever be.
static struct session sessions[16];
static bool is_open[16];

struct session *session_open(int fd)
{
    int i = 0;
    while (i < 16 && is_open[i]) i++;
    if (i == 16) return NULL;
    is_open[i] = true;
    sessions[i].fd = fd;
    return &sessions[i];
}

void session_close(struct session *s)
{
    for (int i = 0; i < 16; i++) {
        if (!is_open[i] || sessions[i].fd != s->fd) continue;
        is_open[i] = false;
        return;
    }
}
