#include "deleted.h"

#include "bench/bench.h"

static void calls(struct bench *b, void *arg)
{
    const struct deleted *d = arg;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, (uint64_t)d->run(7));
    bench_stop(b);
}

BENCH(deleted)
{
    for (int i = 0; i < DELETED; i++)
        bench_run(b, deleted_all[i].name, calls, (void *)&deleted_all[i], 0);
}
