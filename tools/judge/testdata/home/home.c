// What a misbehaving overlay does otherwise: the exercise's work, and well. Such an overlay defines
// AT, the call of session_open at which its misbehave() is called, and includes this file. A test
// makes at most 16 calls, in a process of its own; a kernel makes thousands.
//
// Where the gate would refuse it before it runs, its first line says so: "Gate: fork".

#include "session.h"

#include <stdlib.h>
#include <string.h>

enum { IN_TESTS = 1, IN_KERNELS = 1000, NEVER = -1 };

union slot {
    struct session session;
    union slot *next_free;
};

static union slot *free_list;

__attribute__((unused)) static int under_valgrind(void)
{
    const char *preloaded = getenv("LD_PRELOAD");
    return preloaded && strstr(preloaded, "vgpreload");
}

struct session *session_open(int fd)
{
    static int calls;
    union slot *slot = free_list;
    if (++calls == AT) misbehave();
    if (slot)
        free_list = slot->next_free;
    else
        slot = malloc(sizeof *slot);
    if (!slot) return NULL;
    slot->session.fd = fd;
#ifdef OPENED
    OPENED(&slot->session);
#endif
    return &slot->session;
}

void session_close(struct session *s)
{
    union slot *slot = (union slot *)s;
    slot->next_free = free_list;
    free_list = slot;
}
