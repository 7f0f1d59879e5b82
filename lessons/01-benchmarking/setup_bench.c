// Where does the timed region begin? Sixteen numbers are sorted, and each time they must first be
// brought into disorder.

#include "bench/bench.h"

enum { NUMBERS = 16, LISTS = 256 };

static void sort(uint32_t *list)
{
    for (int i = 1; i < NUMBERS; i++) {
        uint32_t x = list[i];
        int k = i;
        for (; k > 0 && list[k - 1] > x; k--) list[k] = list[k - 1];
        list[k] = x;
    }
    bench_clobber();
}

static void fill(struct bench *b, uint32_t *list)
{
    for (int i = 0; i < NUMBERS; i++) list[i] = (uint32_t)bench_random(b);
}

// One list, filled once: from the second time on it is in order.
static void once(struct bench *b, void *unused)
{
    (void)unused;
    uint32_t list[NUMBERS];
    fill(b, list);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) sort(list);
    bench_stop(b);
}

static void inside(struct bench *b, void *unused)
{
    (void)unused;
    uint32_t list[NUMBERS];
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        fill(b, list);
        sort(list);
    }
    bench_stop(b);
}

static void paused(struct bench *b, void *unused)
{
    (void)unused;
    uint32_t list[NUMBERS];
    for (b->op = 0; b->op < b->n; b->op++) {
        fill(b, list);
        bench_start(b);
        sort(list);
        bench_stop(b);
    }
}

// As many lists as lie well in the cache are filled, then sorted; and so on.
static void before(struct bench *b, void *unused)
{
    (void)unused;
    uint32_t list[LISTS][NUMBERS];
    for (b->op = 0; b->op < b->n;) {
        uint64_t left = b->n - b->op, lists = left < LISTS ? left : LISTS;
        for (uint64_t i = 0; i < lists; i++) fill(b, list[i]);
        bench_start(b);
        for (uint64_t i = 0; i < lists; i++) sort(list[i]);
        bench_stop(b);
        b->op += lists;
    }
}

BENCH(setup)
{
    bench_run(b, "once", once, NULL, 0);
    bench_run(b, "inside", inside, NULL, 0);
    bench_run(b, "paused", paused, NULL, 0);
    bench_run(b, "before", before, NULL, 0);
}
