// An arena beside malloc and free: a thousand blocks of 64 bytes are made, one byte of each is
// written, and all are freed; an operation is one block.

#include "arena/arena.h"

#include "bench/bench.h"
#include "bench/bench_peers.h"

enum { ROUND = 1000 };

BENCH(arena)
{
    struct arena a;
    arena_init(&a, 65536, NULL);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        if (b->op % ROUND == 0) arena_reset(&a);
        char *p = arena_new(&a, 64, 8);
        p[0] = 1;
        bench_clobber();
    }
    bench_stop(b);
    arena_free(&a);
}

BENCH(malloc)
{
    void *made[ROUND];
    unsigned count = 0;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        if (count == ROUND) {
            while (count > 0) free(made[--count]);
        }
        char *p = made[count++] = malloc(64);
        p[0] = 1;
        bench_clobber();
    }
    while (count > 0) free(made[--count]);
    bench_stop(b);
}

BENCH_FIGURE("arena, 64 B", arena, .most_ns = 2)
BENCH_FIGURE("arena, 64 B, against glibc's malloc and free", arena, .peer = BENCH_KERNEL(malloc),
             .least = 3)
