#include "lives.h"

#include "bench/bench.h"

#include <stdlib.h>

BENCH(lives, .allocs = 3)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = lives_given(3);
        bench_answer_u64(b, (uint64_t)(lives_own((int)b->op) + lives_caller((int)b->op) + p[0]));
        free(p);
    }
    bench_stop(b);
}
