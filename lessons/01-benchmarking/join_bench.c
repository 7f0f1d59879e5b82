// A hundred words become one string: room for it is found in three ways.

#include "join.h"

#include "bench/bench.h"

#include <stdlib.h>
#include <string.h>

struct way {
    const char *name;
    char *(*join)(const char *const *words, size_t n);
};

static void joins(struct bench *b, void *arg)
{
    const struct way *way = arg;
    char *text = way->join(join_words, JOIN_WORDS);
    bench_set_bytes(b, strlen(text));
    free(text);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        text = way->join(join_words, JOIN_WORDS);
        bench_keep(text[0]);
        free(text);
    }
    bench_stop(b);
}

BENCH(join)
{
    static struct way ways[] = {
        {"each", join_each}, {"double", join_double}, {"exact", join_exact}};
    for (int i = 0; i < 3; i++) bench_run(b, ways[i].name, joins, &ways[i], 0);
}
