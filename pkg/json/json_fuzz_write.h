// The writer's half of json_fuzz.h: input bytes are calls.
#ifndef JSON_FUZZ_WRITE_H
#define JSON_FUZZ_WRITE_H

#include "json/json_fuzz.h"

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
