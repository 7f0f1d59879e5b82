// The writer is a pointer that moves through room and a state that says what may come next. Before
// a value or a key stand a comma, a line break, both or nothing; that is all the punctuation there
// is. A failed writer is in a state in which nothing may come.

#include "json/json.h"

#include "json/json_double.h"
#include "json/json_reader.h"
#include "json/json_writer.h"

#include <errno.h>
#include <math.h>

static int no_more(struct json_writer *w, size_t need)
{
    (void)w, (void)need;
    return -ENOSPC;
}

static int more_of_strbuf(struct json_writer *w, size_t need)
{
    struct strbuf *s = w->target;
    size_t begin = (size_t)(w->begin - s->data);
    s->len = (size_t)(w->at - s->data);
    int error = strbuf_reserve(s, need);
    if (error) return error;
    w->begin = s->data + begin;
    w->at = s->data + s->len;
    w->end = s->data + s->cap;
    return 0;
}

static int hand_over(struct json_writer *w)
{
    size_t len = (size_t)(w->at - w->begin);
    int error = len > 0 ? w->sink(w->target, w->begin, len) : 0;
    if (error) return error;
    w->flushed += len;
    w->at = w->begin;
    return 0;
}

static int more_of_sink(struct json_writer *w, size_t need)
{
    int error = hand_over(w);
    if (error) return error;
    return (size_t)(w->end - w->at) >= need ? 0 : -ENOSPC;
}

void json_init_buffer(struct json_writer *w, char *buffer, size_t size)
{
    *w = (struct json_writer){
        .at = buffer, .end = buffer + size, .begin = buffer, .more = no_more, .after = JSON_DONE};
}

void json_init_strbuf(struct json_writer *w, struct strbuf *s)
{
    json_init_buffer(w, s->data + s->len, s->cap - s->len);
    w->more = more_of_strbuf;
    w->target = s;
}

void json_init_sink(struct json_writer *w, char *buffer, size_t size,
                    int (*sink)(void *ctx, const char *data, size_t len), void *ctx)
{
    json_init_buffer(w, buffer, size);
    w->more = more_of_sink;
    w->target = ctx;
    w->sink = sink;
}

uint64_t json_bytes(const struct json_writer *w)
{
    return w->flushed + (uint64_t)(w->at - w->begin);
}

void json_fail(struct json_writer *w, int error)
{
    if (w->error) return;
    w->error = error;
    w->error_at = json_bytes(w);
    w->state = JSON_FAILED;
}

int json_finish(struct json_writer *w)
{
    if (w->state != JSON_DONE) json_fail(w, -EINVAL);
    if (w->sink && !w->error) {
        int error = hand_over(w);
        if (error) json_fail(w, error);
    }
    if (w->more == more_of_strbuf) {
        struct strbuf *s = w->target;
        strbuf_truncate(s, (size_t)(w->at - s->data));
    }
    return w->error;
}

// What stands in front of a value, a key or a close: a comma and, when indented, a new line.
static bool separate(struct json_writer *w, bool comma, bool line)
{
    size_t spaces = line ? (size_t)w->indent * w->depth : 0;
    if (!json_room(w, (size_t)comma + line)) return false;
    if (comma) *w->at++ = ',';
    if (!line) return true;
    *w->at++ = '\n';
    while (spaces > 0) {
        size_t some = spaces < JSON_ROOM ? spaces : JSON_ROOM;
        if (!json_room(w, some)) return false;
        memset(w->at, ' ', some);
        w->at += some;
        spaces -= some;
    }
    return true;
}

// Begins a value of need bytes; true when it may be written.
static inline bool value(struct json_writer *w, size_t need)
{
    unsigned state = w->state;
    if (__builtin_expect(state > JSON_KEYED, 0)) return json_fail(w, -EINVAL), false;
    if (state == JSON_NEXT || (state == JSON_FIRST && w->indent)) {
        if (!separate(w, state == JSON_NEXT, w->indent > 0)) return false;
    }
    return json_room(w, need);
}

void json_literal(struct json_writer *w, const char *text, size_t len)
{
    if (!value(w, len)) return;
    memcpy(w->at, text, len);
    w->at += len;
    w->state = w->after;
}

// A number goes straight to its place where there is room for any, else by way of the stack.
#define NUMBER(w, call)                                                                            \
    do {                                                                                           \
        char text_[JSON_NUMBER_BYTES], *out_ = text_;                                              \
        if (!value(w, 0)) return;                                                                  \
        bool direct_ = (size_t)((w)->end - (w)->at) >= JSON_NUMBER_BYTES;                          \
        if (direct_) out_ = (w)->at;                                                               \
        size_t len_ = call;                                                                        \
        if (!direct_) {                                                                            \
            if (!json_room(w, len_)) return;                                                       \
            memcpy((w)->at, text_, len_);                                                          \
        }                                                                                          \
        (w)->at += len_;                                                                           \
        (w)->state = (w)->after;                                                                   \
    } while (0)

static size_t i64_text(char *out, int64_t x)
{
    if (x >= 0) return json_u64_text(out, (uint64_t)x);
    *out = '-';
    return 1 + json_u64_text(out + 1, -(uint64_t)x);
}

void json_i64(struct json_writer *w, int64_t x)
{
    NUMBER(w, i64_text(out_, x));
}

void json_u64(struct json_writer *w, uint64_t x)
{
    NUMBER(w, json_u64_text(out_, x));
}

void json_double(struct json_writer *w, double x)
{
    if (!isfinite(x)) {
        json_fail(w, -EDOM);
        return;
    }
    NUMBER(w, json_double_text(out_, x));
}

void json_string_n(struct json_writer *w, const char *text, size_t len)
{
    if (value(w, 0) && json_quoted(w, text, len)) w->state = w->after;
}

void json_key_n(struct json_writer *w, const char *key, size_t len)
{
    if (w->state != JSON_FIRST_KEY && w->state != JSON_NEXT_KEY) {
        json_fail(w, -EINVAL);
        return;
    }
    if (!separate(w, w->state == JSON_NEXT_KEY, w->indent > 0)) return;
    if (!json_quoted(w, key, len) || !json_room(w, w->indent ? 2 : 1)) return;
    *w->at++ = ':';
    if (w->indent) *w->at++ = ' ';
    w->state = JSON_KEYED;
}

void json_raw(struct json_writer *w, const char *text, size_t len)
{
    if (!value(w, 0)) return;
    struct json_reader r;
    struct json_token token;
    json_reader_init(&r, text, len);
    r.below = w->depth;
    enum json_kind kind;
    while ((kind = json_read(&r, &token)) != JSON_END) {
        if (kind == JSON_ERROR) {
            json_fail(w, r.error == -ELOOP ? -ELOOP : -EBADMSG);
            return;
        }
    }
    while (len > 0) {
        size_t some = len < JSON_ROOM ? len : JSON_ROOM;
        if (!json_room(w, some)) return;
        memcpy(w->at, text, some);
        w->at += some, text += some, len -= some;
    }
    w->state = w->after;
}

static void open(struct json_writer *w, bool object)
{
    if (!value(w, 1)) return;
    if (w->depth == JSON_DEPTH) {
        json_fail(w, -ELOOP);
        return;
    }
    *w->at++ = object ? '{' : '[';
    json_level(w->objects, ++w->depth, object);
    w->state = object ? JSON_FIRST_KEY : JSON_FIRST;
    w->after = object ? JSON_NEXT_KEY : JSON_NEXT;
}

static void close(struct json_writer *w, unsigned first, unsigned next, char bracket)
{
    if (w->state != first && w->state != next) {
        json_fail(w, -EINVAL);
        return;
    }
    bool line = w->indent && w->state == next;
    w->depth--;
    if (line && !separate(w, false, true)) return;
    if (!json_room(w, 1)) return;
    *w->at++ = bracket;
    w->state = w->after = json_after(w->objects, w->depth);
}

void json_object_open(struct json_writer *w)
{
    open(w, true);
}

void json_object_close(struct json_writer *w)
{
    close(w, JSON_FIRST_KEY, JSON_NEXT_KEY, '}');
}

void json_array_open(struct json_writer *w)
{
    open(w, false);
}

void json_array_close(struct json_writer *w)
{
    close(w, JSON_FIRST, JSON_NEXT, ']');
}
