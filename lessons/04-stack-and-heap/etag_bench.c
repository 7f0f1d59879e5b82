#include "etag.h"

#include "bench/bench.h"

BENCH(etag)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++)
        bench_answer_u64(b, etag_matches("\"63d5290b-a2b90\"", 0x63d5290b, 0xa2b90));
    bench_stop(b);
}
