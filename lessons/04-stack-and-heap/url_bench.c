// The same URLs are taken apart in three ways: what differs is whose memory the parts lie in.

#include "targets.h"
#include "url.h"

#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const *urls(struct bench *b)
{
    const char **list = bench_scratch(b, TARGETS * sizeof *list);
    for (int i = 0; i < TARGETS; i++) {
        char *text = bench_scratch(b, 160);
        snprintf(text, 160, "http://deb.debian.org:80%s", targets[i]);
        list[i] = text;
    }
    return list;
}

static void by_value(struct bench *b, void *list)
{
    const char *const *text = list;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct url u = url_of(text[b->op % TARGETS]);
        bench_answer_u64(b, u.path.len);
    }
    bench_stop(b);
}

static void callers(struct bench *b, void *list)
{
    const char *const *text = list;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct url u;
        url_read(&u, text[b->op % TARGETS]);
        bench_answer_u64(b, u.path.len);
    }
    bench_stop(b);
}

static void by_pointer(struct bench *b, void *list)
{
    const char *const *text = list;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct url *u = url_new(text[b->op % TARGETS]);
        bench_answer_u64(b, u->path.len);
        free(u);
    }
    bench_stop(b);
}

BENCH(url)
{
    void *list = (void *)urls(b);
    bench_run(b, "value", by_value, list, 0);
    bench_run(b, "caller", callers, list, 0);
    bench_run(b, "pointer", by_pointer, list, 0);
}
