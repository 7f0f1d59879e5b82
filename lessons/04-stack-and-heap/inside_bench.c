// Each of 64 targets is kept for a moment: in a block, or inside a struct if it is short.

#include "inside.h"
#include "targets.h"

#include "bench/bench.h"

#include <stdlib.h>
#include <string.h>

BENCH(inside_block)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *text = strdup(targets[b->op % TARGETS]);
        bench_answer_u64(b, (unsigned char)text[9]);
        free(text);
    }
    bench_stop(b);
}

BENCH(inside_struct)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct inside s;
        if (inside_init(&s, targets[b->op % TARGETS])) continue;
        bench_answer_u64(b, (unsigned char)inside_text(&s)[9]);
        inside_free(&s);
    }
    bench_stop(b);
}
