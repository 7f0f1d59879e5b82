// What does it cost to get a block and to give it back? glibc, jemalloc and a pool; 64 B, 4 KB and
// 64 KB; one block at a time, of which one byte is written.

#include "allocators.h"
#include "objects.h"

#include "bench/bench.h"

#include <stdio.h>

struct job {
    const struct allocator *allocator;
    size_t size;
};

static void library(struct bench *b, void *arg)
{
    struct job *job = arg;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = job->allocator->get(job->size);
        p[0] = 1;
        bench_clobber();
        job->allocator->put(p);
    }
    bench_stop(b);
}

#define POOLED(name)                                                                               \
    static void pooled_##name(struct bench *b, void *unused)                                       \
    {                                                                                              \
        (void)unused;                                                                              \
        bench_start(b);                                                                            \
        for (b->op = 0; b->op < b->n; b->op++) {                                                   \
            struct name *o = name##_get();                                                         \
            o->bytes[0] = 1;                                                                       \
            bench_clobber();                                                                       \
            name##_put(o);                                                                         \
        }                                                                                          \
        bench_stop(b);                                                                             \
    }

POOLED(small)
POOLED(page)
POOLED(big)

BENCH(alloc)
{
    static const size_t sizes[] = {64, 4096, 65536};
    for (int i = 0; i < 3; i++)
        for (const struct allocator *a = allocators(); a->name; a++) {
            char name[64];
            struct job job = {a, sizes[i]};
            snprintf(name, sizeof name, "%s/%zu", a->name, sizes[i]);
            bench_run(b, name, library, &job, 0);
        }
    bench_run(b, "pool/64", pooled_small, NULL, 0);
    bench_run(b, "pool/4096", pooled_page, NULL, 0);
    bench_run(b, "pool/65536", pooled_big, NULL, 0);
}
