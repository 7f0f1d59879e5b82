// An operation fills a list of 1000 numbers, or adds up one that is there.

#include "boxes.h"

#include "bench/bench.h"

enum { COUNT = 1000 };

#define LISTS(list)                                                                                \
    static void list##_fill(struct bench *b, void *unused)                                         \
    {                                                                                              \
        (void)unused;                                                                              \
        bench_start(b);                                                                            \
        for (b->op = 0; b->op < b->n; b->op++) {                                                   \
            struct list l = {0};                                                                   \
            for (uint64_t i = 0; i < COUNT; i++) list##_add(&l, i);                                \
            bench_answer_u64(b, l.len);                                                            \
            list##_free(&l);                                                                       \
        }                                                                                          \
        bench_stop(b);                                                                             \
    }                                                                                              \
    static void list##_add_up(struct bench *b, void *unused)                                       \
    {                                                                                              \
        (void)unused;                                                                              \
        struct list l = {0};                                                                       \
        for (uint64_t i = 0; i < COUNT; i++) list##_add(&l, i);                                    \
        bench_start(b);                                                                            \
        for (b->op = 0; b->op < b->n; b->op++) {                                                   \
            bench_clobber();                                                                       \
            bench_answer_u64(b, list##_sum(&l));                                                   \
        }                                                                                          \
        bench_stop(b);                                                                             \
        list##_free(&l);                                                                           \
    }

LISTS(boxes)
LISTS(boxes_typed)

BENCH(boxes)
{
    bench_run(b, "fill/boxed", boxes_fill, NULL, 0);
    bench_run(b, "fill/typed", boxes_typed_fill, NULL, 0);
    bench_run(b, "sum/boxed", boxes_add_up, NULL, 0);
    bench_run(b, "sum/typed", boxes_typed_add_up, NULL, 0);
}
