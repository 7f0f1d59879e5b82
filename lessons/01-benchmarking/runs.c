#include "runs.h"

#include "join.h"

#include <stdlib.h>

typedef char *join_function(const char *const *words, size_t n);

static void joins(struct bench *b, void *join)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *text = ((join_function *)join)(join_words, JOIN_WORDS);
        bench_keep(text);
        free(text);
    }
    bench_stop(b);
}

void runs_begin(struct runs *r, join_function *join, uint64_t goal_ns)
{
    *r = (struct runs){.subject = {.fn = joins, .arg = join, .meters = BENCH_CLOCK}};
    bench_measure(&r->subject, goal_ns, 0, &r->last);
}

void runs_next(struct runs *r)
{
    bench_batch(&r->subject, r->last.n, &r->last);
    r->wall_ns = (double)r->last.wall_ns / (double)r->last.n;
    r->cpu_ns = (double)r->last.cpu_ns / (double)r->last.n;
}
