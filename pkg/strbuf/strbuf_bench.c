// What adding costs: a hundred short pieces into one string, which is kept from round to round.

#include "strbuf/strbuf.h"

#include "bench/bench.h"

enum { PIECES = 100 };

static void add(struct bench *b, struct strbuf *s)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        if (b->op % PIECES == 0) strbuf_clear(s);
        strbuf_add(s, "a piece of 16 b", 15);
        bench_answer_u64(b, s->len);
    }
    bench_stop(b);
}

BENCH(add_16, .allocs = 0, .bytes = 0)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    strbuf_reserve(&s, PIECES * 16);
    add(b, &s);
    strbuf_free(&s);
}

BENCH(add_16_fixed, .allocs = 0, .bytes = 0)
{
    char room[PIECES * 16];
    struct strbuf s;
    strbuf_init_over(&s, room, sizeof room);
    add(b, &s);
}

BENCH(addf, .allocs = 0, .bytes = 0)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        strbuf_clear(&s);
        strbuf_addf(&s, "%u of %s", (unsigned)b->op, "them");
        bench_answer_u64(b, s.len);
    }
    bench_stop(b);
    strbuf_free(&s);
}
