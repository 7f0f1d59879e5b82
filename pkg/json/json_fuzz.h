// What must hold for any bytes at all. json_fuzz_main.c gives it to libFuzzer, json_fuzz_test.c
// replays the kept inputs. A broken promise stops the program.
#ifndef JSON_FUZZ_H
#define JSON_FUZZ_H

#include "json/json_reader.h"

#include <math.h>
#include <stdlib.h>

static inline void json_fuzz_must(bool holds)
{
    if (!holds) abort();
}

static inline int json_fuzz_check(const char *text, size_t len)
{
    struct json_reader r;
    struct json_token t;
    json_reader_init(&r, text, len);
    while (json_read(&r, &t) > JSON_ERROR) continue;
    json_fuzz_must(r.at <= len && (t.kind == JSON_END) == (r.error == 0));
    return r.error;
}

static inline void json_fuzz_number(struct json_writer *w, const struct json_token *t)
{
    int64_t i;
    uint64_t u;
    double x;
    if (json_token_i64(t, &i) == 0 && !(i == 0 && t->text[0] == '-'))
        json_i64(w, i);
    else if (json_token_u64(t, &u) == 0 && u > 0)
        json_u64(w, u);
    else if (json_token_double(t, &x) == 0)
        json_double(w, x);
    else
        json_raw(w, t->text, t->len); // too large for a double
}

// Writes what is read, token by token.
static inline void json_fuzz_copy(struct json_writer *w, const struct json_token *t, char *room)
{
    switch (t->kind) {
    case JSON_OBJECT:
        return json_object_open(w);
    case JSON_OBJECT_END:
        return json_object_close(w);
    case JSON_ARRAY:
        return json_array_open(w);
    case JSON_ARRAY_END:
        return json_array_close(w);
    case JSON_KEY:
        return json_key_n(w, room, json_token_string(t, room));
    case JSON_STRING:
        return json_string_n(w, room, json_token_string(t, room));
    case JSON_NUMBER:
        return json_fuzz_number(w, t);
    case JSON_NULL:
        return json_null(w);
    default:
        return json_bool(w, t->kind == JSON_TRUE);
    }
}

static inline void json_fuzz_rewrite(const char *text, size_t len, unsigned indent,
                                     struct strbuf *out)
{
    struct json_reader r;
    struct json_token t;
    struct json_writer w;
    char *room = malloc(len + 1);
    json_fuzz_must(room);
    strbuf_clear(out);
    json_init_strbuf(&w, out);
    w.indent = indent;
    json_reader_init(&r, text, len);
    while (json_read(&r, &t) > JSON_ERROR) json_fuzz_copy(&w, &t, room);
    json_fuzz_must(json_finish(&w) == 0 && json_bytes(&w) == out->len);
    free(room);
}

// What the reader takes can be written, compact and indented, is taken again, and is then the same
// text however often.
static inline void json_fuzz_read(const char *text, size_t len)
{
    if (json_fuzz_check(text, len) != 0) return;
    struct strbuf once, wide, twice;
    strbuf_init(&once, NULL);
    strbuf_init(&wide, NULL);
    strbuf_init(&twice, NULL);
    json_fuzz_rewrite(text, len, 0, &once);
    json_fuzz_rewrite(text, len, 3, &wide);
    json_fuzz_must(json_fuzz_check(once.data, once.len) == 0);
    json_fuzz_must(json_fuzz_check(wide.data, wide.len) == 0);
    json_fuzz_rewrite(wide.data, wide.len, 0, &twice);
    json_fuzz_must(once.len == twice.len && memcmp(once.data, twice.data, once.len) == 0);
    strbuf_free(&once);
    strbuf_free(&wide);
    strbuf_free(&twice);
}

// One call of the writer, chosen by an input byte, with what follows as its argument; returns how
// many bytes that took.
static inline size_t json_fuzz_call(struct json_writer *w, const char *in, size_t len)
{
    unsigned char call = (unsigned char)in[0];
    size_t some = call >> 4 < len ? call >> 4 : len - 1;
    uint64_t bits = 0;
    double x;
    memcpy(&bits, in + 1, len - 1 < 8 ? len - 1 : 8);
    memcpy(&x, &bits, sizeof x);
    switch (call & 15) {
    case 0:
        return json_object_open(w), 1;
    case 1:
        return json_object_close(w), 1;
    case 2:
        return json_array_open(w), 1;
    case 3:
        return json_array_close(w), 1;
    case 4:
    case 5:
        return json_key_n(w, in + 1, some), 1 + some;
    case 6:
    case 7:
        return json_string_n(w, in + 1, some), 1 + some;
    case 8:
        return json_raw(w, in + 1, some), 1 + some;
    case 9:
        return json_double(w, x), len < 9 ? len : 9;
    case 10:
        return json_i64(w, (int64_t)bits), len < 9 ? len : 9;
    case 11:
        return json_null(w), 1;
    default:
        return json_double(w, (double)(int16_t)bits / 1000), len < 3 ? len : 3;
    }
}

// Any calls in any order, into any room: no byte beyond it, and what the writer says is whole is
// JSON.
static inline void json_fuzz_write(const char *in, size_t len)
{
    if (len < 2) return;
    size_t size = (unsigned char)in[0];
    struct json_writer w;
    char *room = malloc(size + 1);
    json_fuzz_must(room);
    json_init_buffer(&w, room, size);
    w.indent = (unsigned)in[1] & 3;
    for (size_t at = 2; at < len;) at += json_fuzz_call(&w, in + at, len - at);
    if (json_finish(&w) == 0) {
        json_fuzz_must(json_fuzz_check(room, json_bytes(&w)) == 0);
    } else {
        json_fuzz_must(w.error < 0 && w.error_at == json_bytes(&w));
    }
    json_fuzz_must(json_bytes(&w) <= size);
    free(room);
}

static inline void json_fuzz(const char *data, size_t len)
{
    json_fuzz_read(data, len);
    json_fuzz_write(data, len);
}

#endif
