// What a get and a put cost: warm on one thread, through the depot, and on several threads at once.

#include "pool/pool.h"

#include "bench/bench.h"

struct small {
    char bytes[64];
};
struct page {
    char bytes[4096];
};
struct big {
    char bytes[65536];
};

static bool small_reset(struct small *o)
{
    o->bytes[0] = 0;
    return true;
}

static bool page_reset(struct page *o)
{
    o->bytes[0] = 0;
    return true;
}

static bool big_reset(struct big *o)
{
    o->bytes[0] = 0;
    return true;
}

POOL_DEFINE(small, struct small, small_reset)
POOL_DEFINE(page, struct page, page_reset)
POOL_DEFINE(big, struct big, big_reset)

// One object is got, written and put, n times: the answer shows that it was reset.
#define PAIR(name, bytes_)                                                                         \
    BENCH(pair_##bytes_, .allocs = 0, .bytes = 0)                                                  \
    {                                                                                              \
        struct name *o = name##_get();                                                             \
        name##_put(o);                                                                             \
        uint64_t left = 0;                                                                         \
        bench_start(b);                                                                            \
        for (b->op = 0; b->op < b->n; b->op++) {                                                   \
            o = name##_get();                                                                      \
            left += (uint64_t)o->bytes[0];                                                         \
            o->bytes[0] = 1;                                                                       \
            bench_clobber();                                                                       \
            name##_put(o);                                                                         \
        }                                                                                          \
        bench_stop(b);                                                                             \
        bench_answer_u64(b, left);                                                                 \
    }

PAIR(small, 64)
PAIR(page, 4096)
PAIR(big, 65536)

// 300 gets, then 300 puts: more than a cache holds, so a part goes through the depot.
BENCH(depot, .allocs = 0)
{
    enum { LIVE = 300 };
    struct small *live[LIVE];
    for (int i = 0; i < LIVE; i++) live[i] = small_get();
    for (int i = 0; i < LIVE; i++) small_put(live[i]);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        unsigned at = (unsigned)(b->op % (2 * LIVE));
        if (at < LIVE)
            live[at] = small_get();
        else
            small_put(live[at - LIVE]);
    }
    bench_stop(b);
    unsigned at = (unsigned)(b->n % (2 * LIVE));
    unsigned from = at < LIVE ? 0 : at - LIVE, to = at < LIVE ? at : LIVE;
    bench_answer_u64(b, to - from);
    while (from < to) small_put(live[from++]);
}

static void pairs(struct bench *b, void *unused)
{
    (void)unused;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct small *o = small_get();
        o->bytes[0] = 1;
        bench_clobber();
        small_put(o);
    }
    bench_stop(b);
}

BENCH(threads, .threads = 2)
{
    bench_parallel(b, 0, pairs, NULL);
}
