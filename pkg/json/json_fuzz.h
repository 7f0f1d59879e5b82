// What must hold for any bytes at all; here the reader's half. json_fuzz_main.c gives it to
// libFuzzer, json_fuzz_test.c replays the kept inputs. A broken promise stops the program.
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

#endif
