// A table is used for ten keys and is to be empty again: what that costs, by the table's size.

#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEYS = 10 };

struct slot {
    uint64_t key, round;
};

static size_t place(uint64_t key, size_t slots)
{
    return (key * 0x9e3779b97f4a7c15u >> 32) & (slots - 1);
}

static void use(struct slot *slot, size_t slots, uint64_t round)
{
    for (uint64_t key = 0; key < KEYS; key++) slot[place(key, slots)] = (struct slot){key, round};
    bench_clobber();
}

static void again(struct bench *b, void *arg)
{
    size_t slots = *(size_t *)arg;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct slot *slot = calloc(slots, sizeof *slot);
        if (!slot) abort(); // a demo may
        use(slot, slots, 1);
        free(slot);
    }
    bench_stop(b);
}

static void cleared(struct bench *b, void *arg)
{
    size_t slots = *(size_t *)arg;
    struct slot *slot = bench_scratch(b, slots * sizeof *slot);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        use(slot, slots, 1);
        memset(slot, 0, slots * sizeof *slot);
    }
    bench_stop(b);
}

static void keys(struct bench *b, void *arg)
{
    size_t slots = *(size_t *)arg;
    struct slot *slot = bench_scratch(b, slots * sizeof *slot);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        use(slot, slots, 1);
        for (uint64_t key = 0; key < KEYS; key++) slot[place(key, slots)] = (struct slot){0, 0};
    }
    bench_stop(b);
}

static void rounds(struct bench *b, void *arg)
{
    size_t slots = *(size_t *)arg;
    struct slot *slot = bench_scratch(b, slots * sizeof *slot);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) use(slot, slots, b->op + 1);
    bench_stop(b);
}

BENCH(clear)
{
    static const struct {
        const char *name;
        void (*fn)(struct bench *b, void *arg);
    } way[] = {{"again", again}, {"memset", cleared}, {"keys", keys}, {"rounds", rounds}};
    for (int w = 0; w < 4; w++)
        for (size_t slots = 64; slots <= 65536; slots *= 32) {
            char name[32];
            snprintf(name, sizeof name, "%s/%zu", way[w].name, slots);
            bench_run(b, name, way[w].fn, &(size_t){slots}, 0);
        }
}
