#include "query_find.h"

#include "bench/bench.h"

struct way {
    const char *name;
    struct view (*find)(const char *text, const char *key);
};

static void finds(struct bench *b, void *arg)
{
    const struct way *way = arg;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct view v = way->find("package=gcc&arch=amd64&suite=bookworm&page=2", "suite");
        bench_answer_u64(b, v.len);
    }
    bench_stop(b);
}

BENCH(callback)
{
    static struct way ways[] = {{"closure", query_find_closure},
                                {"context", query_find_context},
                                {"loop", query_find_loop}};
    for (int i = 0; i < 3; i++) bench_run(b, ways[i].name, finds, &ways[i], 0);
}
