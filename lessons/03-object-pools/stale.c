// Two pools of the same sessions, one of them as a debug build makes them. The stale accesses go
// through volatile and past ASan, which would stop the demo before it could show anything.

#include "stale.h"

#include "pool/pool.h"

#include <string.h>

struct session {
    char user[16];
};

static bool session_reset(struct session *s)
{
    s->user[0] = 0;
    return true;
}

POOL_DEFINE(plain, struct session, session_reset)
POOL_DEFINE(debug, struct session, session_reset, .debug = true)

static struct session *plain_named(const char *user)
{
    struct session *s = plain_get();
    if (s) strcpy(s->user, user);
    return s;
}

const char *stale_write(void)
{
    static char seen[16];
    struct session *alice = plain_named("alice");
    plain_put(alice);
    struct session *bob = plain_named("bob");
    strcpy(alice->user, "alice"); // alice logs out late
    memcpy(seen, bob->user, sizeof seen);
    plain_put(bob);
    return seen;
}

__attribute__((no_sanitize_address, noinline)) static unsigned char peek(volatile char *p)
{
    return (unsigned char)*p;
}

__attribute__((no_sanitize_address, noinline)) static void poke(volatile char *p)
{
    *p = 'x';
}

unsigned char stale_read_plain(void)
{
    struct session *s = plain_get();
    strcpy(s->user, "alice");
    plain_put(s);
    return peek(&s->user[1]);
}

unsigned char stale_read_debug(void)
{
    struct session *s = debug_get();
    strcpy(s->user, "alice");
    debug_put(s);
    return peek(&s->user[1]);
}

void stale_write_debug(void)
{
    struct session *alice = debug_get();
    debug_put(alice);
    poke(&alice->user[3]);
    debug_get();
}
