// What json.h promises of the writer: the same text by all three ways out, room that ends at every
// byte, every misuse an error, and nothing written that the reader would not take.

#include "json/json.h"

#include "json/json_reader.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <math.h>

// A value with all that there is.
static void write_all(struct json_writer *w)
{
    json_object_open(w);
    json_key(w, "empty"), json_object_open(w), json_object_close(w);
    json_key(w, "list"), json_array_open(w);
    json_null(w), json_bool(w, true), json_bool(w, false);
    json_i64(w, INT64_MIN), json_u64(w, UINT64_MAX), json_double(w, -1.5e-9);
    json_array_open(w), json_array_close(w);
    json_array_close(w);
    json_key_n(w, "a\0b", 3);
    json_string(w, "q\" b\\ n\n t\t \x01 \x7f plain text of some length \xc3\xa9 \xf0\x9f\x98\x80");
    json_key(w, "raw"), json_raw(w, "[1, {\"x\" : null}]", 17);
    json_object_close(w);
}

static const char all[] =
    "{\"empty\":{},\"list\":[null,true,false,-9223372036854775808,18446744073709551615,-1.5e-9,[]],"
    "\"a\\u0000b\":\"q\\\" b\\\\ n\\n t\\t \\u0001 \x7f plain text of some length \xc3\xa9 "
    "\xf0\x9f\x98\x80\",\"raw\":[1, {\"x\" : null}]}";

Test(json, compact)
{
    char text[1000];
    struct json_writer w;
    json_init_buffer(&w, text, sizeof text);
    write_all(&w);
    cr_assert_eq(json_finish(&w), 0);
    text[json_bytes(&w)] = 0;
    cr_assert_str_eq(text, all);
}

static void write_indented(struct json_writer *w, unsigned indent)
{
    w->indent = indent;
    json_object_open(w);
    json_key(w, "none"), json_array_open(w), json_array_close(w);
    json_key(w, "two"), json_array_open(w), json_i64(w, 1), json_string(w, "x"),
        json_array_close(w);
    json_object_close(w);
}

Test(json, indented)
{
    char text[1000];
    struct json_writer w;
    json_init_buffer(&w, text, sizeof text);
    write_indented(&w, 2);
    cr_assert_eq(json_finish(&w), 0);
    text[json_bytes(&w)] = 0;
    cr_assert_str_eq(text, "{\n  \"none\": [],\n  \"two\": [\n    1,\n    \"x\"\n  ]\n}");
}

Test(json, a_strbuf_grows)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    strbuf_add_str(&s, "before ");
    struct json_writer w;
    json_init_strbuf(&w, &s);
    json_array_open(&w);
    for (unsigned i = 0; i < 1000; i++) write_all(&w);
    json_array_close(&w);
    cr_assert_eq(json_finish(&w), 0);
    cr_assert_eq(json_bytes(&w), 1000 * sizeof all + 1);
    cr_assert_eq(s.len, json_bytes(&w) + 7);
    cr_assert_eq(strlen(s.data), s.len);
    cr_assert_eq(memcmp(s.data + 8 + 999 * sizeof all, all, sizeof all - 1), 0);
    strbuf_free(&s);
}

static int collect(void *ctx, const char *data, size_t len)
{
    return strbuf_add(ctx, data, len);
}

Test(json, a_sink_gets_it_in_pieces)
{
    for (size_t size = JSON_ROOM; size < 200; size++) {
        char room[200], got[1000];
        struct strbuf s;
        strbuf_init_over(&s, got, sizeof got);
        struct json_writer w;
        json_init_sink(&w, room, size, collect, &s);
        write_all(&w);
        cr_assert_eq(json_finish(&w), 0);
        cr_assert_str_eq(got, all);
        cr_assert_eq(json_bytes(&w), sizeof all - 1);
    }
}

static int refuse(void *ctx, const char *data, size_t len)
{
    (void)data, (void)len;
    return ++*(unsigned *)ctx == 2 ? -EPIPE : 0;
}

Test(json, a_sinks_error_ends_it)
{
    char room[JSON_ROOM];
    unsigned calls = 0;
    struct json_writer w;
    json_init_sink(&w, room, sizeof room, refuse, &calls);
    write_all(&w);
    cr_assert_eq(json_finish(&w), -EPIPE);
    cr_assert_eq(calls, 2);
}

Test(json, room_may_end_at_any_byte)
{
    for (unsigned indent = 0; indent <= 40; indent += 40) {
        char text[3000], want[3000];
        struct json_writer w;
        json_init_buffer(&w, want, sizeof want);
        w.indent = indent;
        write_all(&w);
        cr_assert_eq(json_finish(&w), 0);
        size_t whole = json_bytes(&w);
        for (size_t size = 0; size <= whole; size++) {
            memset(text, '#', sizeof text);
            json_init_buffer(&w, text, size);
            w.indent = indent;
            write_all(&w);
            cr_assert_eq(json_finish(&w), size < whole ? -ENOSPC : 0, "of %zu", size);
            cr_assert_leq(json_bytes(&w), size);
            cr_assert_eq(memcmp(text, want, json_bytes(&w)), 0);
            cr_assert_eq(text[size], '#');
        }
    }
}

#define FAILS(error_, at, ...)                                                                     \
    do {                                                                                           \
        char text_[1000];                                                                          \
        struct json_writer w_, *w = &w_;                                                           \
        json_init_buffer(w, text_, sizeof text_);                                                  \
        __VA_ARGS__;                                                                               \
        cr_assert_eq(json_finish(w), error_);                                                      \
        cr_assert_eq(w->error_at, at);                                                             \
        json_null(w);                                                                              \
        json_object_close(w);                                                                      \
        cr_assert_eq(json_finish(w), error_);                                                      \
        cr_assert_eq(json_bytes(w), at);                                                           \
    } while (0)

Test(json, misuse_is_an_error)
{
    FAILS(-EINVAL, 0, (void)0);
    FAILS(-EINVAL, 1, json_i64(w, 1), json_i64(w, 2));
    FAILS(-EINVAL, 1, json_object_open(w), json_i64(w, 1));
    FAILS(-EINVAL, 1, json_object_open(w), json_object_open(w));
    FAILS(-EINVAL, 5, json_object_open(w), json_key(w, "k"), json_key(w, "l"));
    FAILS(-EINVAL, 5, json_object_open(w), json_key(w, "k"), json_object_close(w));
    FAILS(-EINVAL, 1, json_object_open(w), json_array_close(w));
    FAILS(-EINVAL, 2, json_array_open(w), json_i64(w, 1), json_object_close(w));
    FAILS(-EINVAL, 1, json_array_open(w), json_key(w, "k"));
    FAILS(-EINVAL, 0, json_key(w, "k"));
    FAILS(-EINVAL, 0, json_array_close(w));
    FAILS(-EINVAL, 1, json_array_open(w));
    FAILS(-EINVAL, 2, json_array_open(w), json_array_close(w), json_array_close(w));
}

Test(json, what_json_cannot_say_is_an_error)
{
    FAILS(-EDOM, 2, json_array_open(w), json_i64(w, 1), json_double(w, NAN));
    FAILS(-EDOM, 0, json_double(w, INFINITY));
    FAILS(-EDOM, 0, json_double(w, -INFINITY));
    FAILS(-EILSEQ, 4, json_string(w, "abc\xff"));
    FAILS(-EILSEQ, 9, json_string(w, "12345678\x80"));
    FAILS(-EILSEQ, 1, json_string(w, "\xed\xa0\x80"));
    FAILS(-EILSEQ, 1, json_string(w, "\xc0\xaf"));
    FAILS(-EILSEQ, 1, json_string(w, "\xf4\x90\x80\x80"));
    FAILS(-EILSEQ, 1, json_string_n(w, "\xe2\x82\xac", 2));
    FAILS(-EILSEQ, 2, json_object_open(w), json_key(w, "\x80"));
    FAILS(-EBADMSG, 0, json_raw(w, "", 0));
    FAILS(-EBADMSG, 0, json_raw(w, "1 2", 3));
    FAILS(-EBADMSG, 0, json_raw(w, "[1,]", 4));
    FAILS(-EBADMSG, 0, json_raw(w, "\"\\ud800\"", 8));
}

static void nest(struct json_writer *w, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++) json_array_open(w);
}

Test(json, depth_has_an_end)
{
    char text[1000];
    struct json_writer deep;
    json_init_buffer(&deep, text, sizeof text);
    nest(&deep, JSON_DEPTH);
    for (unsigned i = 0; i < JSON_DEPTH; i++) json_array_close(&deep);
    cr_assert_eq(json_finish(&deep), 0);
    FAILS(-ELOOP, JSON_DEPTH, nest(w, JSON_DEPTH + 1));
    FAILS(-ELOOP, JSON_DEPTH - 1, nest(w, JSON_DEPTH - 1), json_raw(w, "[[]]", 4));
    FAILS(-EINVAL, JSON_DEPTH + 1, nest(w, JSON_DEPTH - 1), json_raw(w, "[]", 2));
}

// Every code point, alone and far into a string, comes back through the reader.
Test(json, every_character_survives)
{
    for (unsigned c = 0; c <= 0x10ffff; c++) {
        if (c >= 0xd800 && c < 0xe000) continue;
        char in[24] = "0123456789abcdef", text[64], out[64];
        char *at = in + c % 17;
        size_t len = (size_t)(at - in);
        if (c < 0x80)
            in[len++] = (char)c;
        else if (c < 0x800)
            in[len++] = (char)(0xc0 | c >> 6), in[len++] = (char)(0x80 | (c & 63));
        else if (c < 0x10000)
            in[len++] = (char)(0xe0 | c >> 12), in[len++] = (char)(0x80 | (c >> 6 & 63)),
            in[len++] = (char)(0x80 | (c & 63));
        else
            in[len++] = (char)(0xf0 | c >> 18), in[len++] = (char)(0x80 | (c >> 12 & 63)),
            in[len++] = (char)(0x80 | (c >> 6 & 63)), in[len++] = (char)(0x80 | (c & 63));
        struct json_writer w;
        json_init_buffer(&w, text, sizeof text);
        json_string_n(&w, in, len);
        cr_assert_eq(json_finish(&w), 0, "U+%04X", c);
        struct json_reader r;
        struct json_token t;
        json_reader_init(&r, text, json_bytes(&w));
        cr_assert_eq(json_read(&r, &t), JSON_STRING, "U+%04X", c);
        cr_assert_eq(json_token_string(&t, out), len, "U+%04X", c);
        cr_assert_eq(memcmp(in, out, len), 0, "U+%04X", c);
        cr_assert_eq(json_read(&r, &t), JSON_END);
    }
}
