// The two pools differ in one function. Heartbleed (CVE-2014-0160) was this bug: the length of the
// reply was the client's claim, and the buffer came from a free list that cleared nothing.

#include "echo.h"

#include "pool/pool.h"

#include <string.h>

struct request {
    size_t len;
    char text[ECHO_MAX];
};

static bool forget_nothing(struct request *r)
{
    (void)r;
    return true;
}

static bool forget(struct request *r)
{
    memset(r->text, 0, r->len); // what was used, not all there is
    r->len = 0;
    return true;
}

POOL_DEFINE(careless, struct request, forget_nothing)
POOL_DEFINE(careful, struct request, forget)

void echo(bool reset, const char *text, size_t claimed, char reply[ECHO_MAX])
{
    struct request *r = reset ? careful_get() : careless_get();
    memset(reply, 0, ECHO_MAX);
    if (!r) return;
    r->len = strnlen(text, ECHO_MAX);
    memcpy(r->text, text, r->len);
    memcpy(reply, r->text, claimed < ECHO_MAX ? claimed : ECHO_MAX); // should be r->len
    if (reset)
        careful_put(r);
    else
        careless_put(r);
}
