// What forgetting costs: the first byte, the 100 bytes that were used, or all 4096.

#include "pool/pool.h"

#include "bench/bench.h"

#include <string.h>

enum { SIZE = 4096, USED = 100 };

struct buffer {
    size_t len;
    char bytes[SIZE];
};

static bool length_reset(struct buffer *o)
{
    o->len = 0;
    return true;
}

static bool used_reset(struct buffer *o)
{
    memset(o->bytes, 0, o->len);
    o->len = 0;
    return true;
}

static bool all_reset(struct buffer *o)
{
    memset(o, 0, sizeof *o);
    return true;
}

POOL_DEFINE(length, struct buffer, length_reset)
POOL_DEFINE(used, struct buffer, used_reset)
POOL_DEFINE(all, struct buffer, all_reset)

#define RESET(name)                                                                                \
    BENCH(reset_##name, .allocs = 0)                                                               \
    {                                                                                              \
        name##_put(name##_get());                                                                  \
        bench_start(b);                                                                            \
        for (b->op = 0; b->op < b->n; b->op++) {                                                   \
            struct buffer *o = name##_get();                                                       \
            o->len = USED;                                                                         \
            bench_clobber();                                                                       \
            name##_put(o);                                                                         \
        }                                                                                          \
        bench_stop(b);                                                                             \
    }

RESET(length)
RESET(used)
RESET(all)
