// What an allocation costs in an arena that is reset after every thousand, as a request would.

#include "arena/arena.h"

#include "bench/bench.h"

enum { ROUND = 1000 };

static void warm(struct arena *a)
{
    for (unsigned i = 0; i < ROUND; i++) arena_new(a, 64, 8);
    arena_reset(a);
}

BENCH(new_64, .allocs = 0, .bytes = 0)
{
    struct arena a;
    arena_init(&a, 65536, NULL);
    warm(&a);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        if (b->op % ROUND == 0) arena_reset(&a);
        uint64_t *p = arena_new(&a, 64, 8);
        *p = b->op;
        bench_keep(p);
        bench_answer_u64(b, *p);
    }
    bench_stop(b);
    arena_free(&a);
}

// A mark and a rewind around each allocation: scratch memory of a function.
BENCH(scratch_64, .allocs = 0, .bytes = 0)
{
    struct arena a;
    arena_init(&a, 65536, NULL);
    warm(&a);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct arena_mark m = arena_mark(&a);
        uint64_t *p = arena_new(&a, 64, 8);
        *p = b->op;
        bench_keep(p);
        bench_answer_u64(b, *p);
        arena_rewind(&a, m);
    }
    bench_stop(b);
    arena_free(&a);
}
