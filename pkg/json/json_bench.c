// What writing and reading cost: an order of about 900 bytes (json_order.h), and doubles alone.

#include "json/json.h"

#include "bench/bench.h"
#include "bench/bench_random.h"
#include "json/json_double.h"
#include "json/json_order_write.h"
#include "json/json_reader.h"

BENCH(order_buffer, .allocs = 0, .bytes = 0)
{
    char text[2048];
    bench_set_bytes(b, json_order_text(text, sizeof text));
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        size_t len = json_order_text(text, sizeof text);
        bench_clobber();
        bench_answer_u64(b, len);
    }
    bench_stop(b);
    bench_answer_bytes(b, text, json_order_text(text, sizeof text));
}

BENCH(order_strbuf, .allocs = 0, .bytes = 0)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    strbuf_reserve(&s, 2048);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        strbuf_clear(&s);
        struct json_writer w;
        json_init_strbuf(&w, &s);
        json_order_write(&w, &json_order);
        bench_answer_u64(b, (uint64_t)json_finish(&w) + s.len);
    }
    bench_stop(b);
    strbuf_free(&s);
}

BENCH(order_read, .allocs = 0, .bytes = 0)
{
    char text[2048];
    size_t len = json_order_text(text, sizeof text);
    bench_set_bytes(b, len);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct json_reader r;
        struct json_token t;
        unsigned tokens = 0;
        double sum = 0, x;
        json_reader_init(&r, text, len);
        while (json_read(&r, &t) > JSON_ERROR) {
            tokens++;
            if (t.kind == JSON_NUMBER && json_token_double(&t, &x) == 0) sum += x;
        }
        bench_keep(sum);
        bench_answer_u64(b, tokens);
    }
    bench_stop(b);
}

static void doubles(struct bench *b, double (*draw)(struct bench *b))
{
    enum { COUNT = 1024 };
    double *x = bench_scratch(b, COUNT * sizeof *x);
    for (unsigned i = 0; i < COUNT; i++) x[i] = draw(b);
    char text[JSON_NUMBER_BYTES];
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        bench_answer_u64(b, json_double_text(text, x[b->op % COUNT]));
        bench_clobber();
    }
    bench_stop(b);
}

static double any(struct bench *b)
{
    uint64_t bits = bench_random(b);
    double x;
    if ((bits >> 52 & 2047) == 2047) bits ^= 1ull << 62;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double price(struct bench *b)
{
    return (double)(bench_random(b) % 100000) / 100;
}

BENCH(double_any, .allocs = 0, .bytes = 0)
{
    doubles(b, any);
}

BENCH(double_price, .allocs = 0, .bytes = 0)
{
    doubles(b, price);
}
