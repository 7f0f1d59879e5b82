// What is judged: the four kernels, each run for a number of operations that it cannot know. Do not
// edit this file. An operation here is a whole run of a kernel; its answers are the ticks that the
// kernel reports for one of its own operations, and how many of them it did.

#include "kernel.h"
#include "meter_run.h"

#include "bench/bench.h"

#include <string.h>

#define ANSWER .answer = "ticks an operation|how many it did|what the meter complains of"

static void judge(struct bench *b, void (*kernel)(struct meter *m), enum meter_event event)
{
    const uint32_t *n = bench_draws(b, 2000);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct meter_report r = meter_run(kernel, n[b->op] + 1);
        bench_answer_f64(b, (double)r.ticks / (double)r.n);
        bench_answer_u64(b, r.calls[event]);
        if (r.error) bench_answer_bytes(b, r.error, strlen(r.error));
    }
    bench_stop(b);
}

BENCH(checksum, .n1 = 10, .allocs = 0, ANSWER)
{
    judge(b, kernel_checksum, METER_CHECKSUM);
}

BENCH(sort, .n1 = 10, .allocs = 1, ANSWER) // room for n lists is one
{
    judge(b, kernel_sort, METER_SORT);
}

BENCH(cold, .n1 = 10, .allocs = 0, ANSWER)
{
    judge(b, kernel_cold, METER_READ_COLD);
}

BENCH(parse, .n1 = 10, .allocs = 0, ANSWER)
{
    judge(b, kernel_parse, METER_PARSE);
}
