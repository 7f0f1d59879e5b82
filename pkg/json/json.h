// Writes JSON (RFC 8259) as it goes, without a tree: into a buffer, a strbuf or a function.
//
//     struct json_writer w;
//     json_init_buffer(&w, buffer, sizeof buffer);
//     json_object_open(&w);
//     json_key(&w, "price"), json_double(&w, 0.1);
//     json_object_close(&w);
//     int error = json_finish(&w);
//
// What is written is valid or else json_finish says no: the first error stands, every call after it
// does nothing, and the output so far is incomplete. Nothing allocates but a strbuf. A writer
// belongs to one thread at a time. Keys are not compared: an object may get one twice.
#ifndef JSON_H
#define JSON_H

#include "strbuf/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

enum { JSON_DEPTH = 256, JSON_ROOM = 64 }; // levels at most; bytes of a sink's buffer at least

struct json_writer {
    unsigned indent;   // spaces a level; 0, as init leaves it, is compact
    int error;         // 0, or the first one
    uint64_t error_at; // then: how many bytes were right: a valid beginning, of which a sink may
                       // not have got the last

    // The writer's own.
    char *at, *end, *begin;
    uint64_t flushed; // bytes handed to the sink
    int (*more)(struct json_writer *w, size_t need);
    void *target;
    int (*sink)(void *ctx, const char *data, size_t len);
    unsigned depth;
    unsigned char state, after; // what may come next; and what after the next value
    uint64_t objects[JSON_DEPTH / 64];
};

void json_init_buffer(struct json_writer *w, char *buffer, size_t size); // no 0 is put at the end
void json_init_strbuf(struct json_writer *w, struct strbuf *s); // appends; leave s alone meanwhile
// Collects in buffer (at least JSON_ROOM bytes) and hands over to sink, which returns 0 or a
// negative errno.
void json_init_sink(struct json_writer *w, char *buffer, size_t size,
                    int (*sink)(void *ctx, const char *data, size_t len), void *ctx);

// Ends the one value that was written, and hands over what is left. 0, or the first error:
//   -ENOSPC     the buffer is full          -ENOMEM, -EOVERFLOW  from the strbuf
//   -EDOM       a NaN or an infinity        -EILSEQ  a string that is not UTF-8
//   -ELOOP      deeper than JSON_DEPTH      -EBADMSG raw text that is not one JSON value
//   -EINVAL     misuse: a value without its key, a wrong close, two values or none
//   or the sink's.
int json_finish(struct json_writer *w);
uint64_t json_bytes(const struct json_writer *w); // written so far

void json_object_open(struct json_writer *w);
void json_object_close(struct json_writer *w);
void json_array_open(struct json_writer *w);
void json_array_close(struct json_writer *w);

// Strings are UTF-8 of len bytes; they may hold a 0. Only what must be is escaped.
void json_key_n(struct json_writer *w, const char *key, size_t len);
void json_string_n(struct json_writer *w, const char *text, size_t len);

void json_i64(struct json_writer *w, int64_t value);
void json_u64(struct json_writer *w, uint64_t value);
void json_double(struct json_writer *w, double value); // see json_double.h
// One value that is JSON already; it is checked, and written as it stands.
void json_raw(struct json_writer *w, const char *text, size_t len);

// Unchecked: null, true or false.
void json_literal(struct json_writer *w, const char *text, size_t len);
static inline void json_null(struct json_writer *w)
{
    json_literal(w, "null", 4);
}

static inline void json_bool(struct json_writer *w, bool value)
{
    json_literal(w, value ? "true" : "false", value ? 4 : 5);
}

static inline void json_key(struct json_writer *w, const char *key)
{
    json_key_n(w, key, strlen(key));
}

static inline void json_string(struct json_writer *w, const char *text)
{
    json_string_n(w, text, strlen(text));
}

#endif
