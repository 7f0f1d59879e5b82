#include "session.h"

#include <stdbool.h>
#include <stdlib.h>

// One array that grows, and which of its members are open.
static struct session *sessions;
static bool *is_open;
static size_t count;

static bool grow(void)
{
    size_t more = count ? 2 * count : 4;
    struct session *s = realloc(sessions, more * sizeof *s);
    if (s) sessions = s;
    bool *o = realloc(is_open, more * sizeof *o);
    if (o) is_open = o;
    if (!s || !o) return false;
    for (; count < more; count++) is_open[count] = false;
    return true;
}

struct session *session_open(int fd)
{
    size_t i = 0;
    while (i < count && is_open[i]) i++;
    if (i == count && !grow()) return NULL;
    is_open[i] = true;
    sessions[i].fd = fd;
    return &sessions[i];
}

void session_close(struct session *s)
{
    is_open[s - sessions] = false;
}
