#include "session.h"

#include <stdlib.h>
#include <string.h>

// The link to the next closed session is behind the session.
static struct session *free_list;

struct session *session_open(int fd)
{
    struct session *s = free_list;
    if (s)
        memcpy(&free_list, s + 1, sizeof free_list);
    else
        s = malloc(sizeof *s);
    if (!s) return NULL;
    s->fd = fd;
    return s;
}

void session_close(struct session *s)
{
    memcpy(s + 1, &free_list, sizeof free_list);
    free_list = s;
}
