#include "calibrate.h"

#include "bench/bench_measure.h"

#include <stdlib.h>

struct log {
    struct calibrate_call *calls;
    int count;
    int64_t op_ns;
};

static void note(struct log *l, struct bench *b)
{
    if (l->count++ < CALIBRATE_CALLS)
        l->calls[l->count - 1] = (struct calibrate_call){b->n, b->run->wall_ns};
}

static int measure(bench_function *fn, uint64_t goal_ns, struct log l)
{
    struct bench_subject subject = {.fn = fn, .arg = &l, .meters = BENCH_CLOCK};
    struct bench_result result;
    bench_measure(&subject, goal_ns, 0, &result);
    return l.count;
}

static void pair(struct bench *b, void *log)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = malloc(64);
        bench_keep(p);
        free(p);
    }
    bench_stop(b);
    note(log, b);
}

int calibrate_pair(uint64_t goal_ns, struct calibrate_call *calls)
{
    return measure(pair, goal_ns, (struct log){.calls = calls});
}

static int64_t pretended_ns;

static int64_t pretend_ns(void)
{
    return pretended_ns;
}

static void pretend(struct bench *b, void *log)
{
    bench_start(b);
    pretended_ns += (int64_t)b->n * ((struct log *)log)->op_ns;
    bench_stop(b);
    note(log, b);
}

int calibrate_pretend(int64_t op_ns, uint64_t goal_ns, struct calibrate_call *calls)
{
    bench_clock.wall_ns = bench_clock.cpu_ns = pretend_ns;
    return measure(pretend, goal_ns, (struct log){.calls = calls, .op_ns = op_ns});
}
