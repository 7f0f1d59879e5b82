#include "path.h"
#include "targets.h"

#include "bench/bench.h"

#include <stdlib.h>
#include <string.h>

static const char root[] = "/srv/mirror";

BENCH(path_block)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *name = path_join_new(root, targets[b->op % TARGETS]);
        bench_answer_u64(b, (unsigned char)name[strlen(root) + 8]);
        free(name);
    }
    bench_stop(b);
}

BENCH(path_caller)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char name[PATH_ROOM];
        if (path_join(name, sizeof name, root, targets[b->op % TARGETS]) >= sizeof name) continue;
        bench_answer_u64(b, (unsigned char)name[strlen(root) + 8]);
    }
    bench_stop(b);
}

// Room for most, and a way out for the rest: section 6.
BENCH(path_either)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char inside[PATH_ROOM];
        char *name = path_join_either(inside, sizeof inside, root, targets[b->op % TARGETS]);
        bench_answer_u64(b, (unsigned char)name[strlen(root) + 8]);
        if (name != inside) free(name);
    }
    bench_stop(b);
}
