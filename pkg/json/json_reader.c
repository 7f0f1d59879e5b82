// One token a call, by the same states as the writer's: the state says whether a comma is due and
// what may follow. What is not a token of the grammar is an error at its first byte.

#include "json/json_reader.h"

#include "json/json_text.h"

#include <errno.h>

void json_reader_init(struct json_reader *r, const char *text, size_t len)
{
    *r = (struct json_reader){.text = text, .len = len, .state = JSON_ROOT};
}

static bool fail(struct json_reader *r, int error, size_t at)
{
    r->error = error;
    r->at = at;
    r->state = JSON_FAILED;
    return false;
}

// The byte at r->at, or 0 at the end: no token has a 0.
static char peek(const struct json_reader *r)
{
    return r->at < r->len ? r->text[r->at] : 0;
}

static char skip_blanks(struct json_reader *r)
{
    char c;
    while ((c = peek(r)) == ' ' || c == '\n' || c == '\t' || c == '\r') r->at++;
    return c;
}

static bool digits(struct json_reader *r)
{
    size_t first = r->at;
    while (peek(r) >= '0' && peek(r) <= '9') r->at++;
    return r->at > first || fail(r, -EBADMSG, r->at);
}

static bool number(struct json_reader *r)
{
    if (peek(r) == '-') r->at++;
    if (peek(r) == '0')
        r->at++;
    else if (!digits(r))
        return false;
    if (peek(r) == '.') {
        r->at++;
        if (!digits(r)) return false;
    }
    if (peek(r) == 'e' || peek(r) == 'E') {
        r->at++;
        if (peek(r) == '+' || peek(r) == '-') r->at++;
        if (!digits(r)) return false;
    }
    return true;
}

// The four digits of \uXXXX at p, or -1.
static int hex4(const char *p, size_t len)
{
    int value = 0;
    if (len < 4) return -1;
    for (unsigned i = 0; i < 4; i++) {
        char c = p[i], lower = c | 0x20;
        if (c >= '0' && c <= '9')
            value = value * 16 + c - '0';
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + lower - 'a' + 10;
        else
            return -1;
    }
    return value;
}

static bool is_high(int unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

static bool is_low(int unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

// At a backslash.
static bool escape(struct json_reader *r)
{
    size_t begin = r->at++;
    char c = peek(r);
    if (c == 0 || !strchr("\"\\/bfnrtu", c)) return fail(r, -EBADMSG, begin);
    r->at++;
    if (c != 'u') return true;
    int unit = hex4(r->text + r->at, r->len - r->at);
    if (unit < 0) return fail(r, -EBADMSG, begin);
    r->at += 4;
    if (is_low(unit)) return fail(r, -EILSEQ, begin);
    if (!is_high(unit)) return true;
    const char *next = r->text + r->at;
    if (r->len - r->at < 6 || next[0] != '\\' || next[1] != 'u' || !is_low(hex4(next + 2, 4))) {
        return fail(r, -EILSEQ, begin);
    }
    r->at += 6;
    return true;
}

// At a quote.
static bool string(struct json_reader *r, struct json_token *t)
{
    size_t begin = r->at++;
    t->text = r->text + r->at;
    while (r->at < r->len) {
        unsigned char c = (unsigned char)r->text[r->at];
        if (c == '"') {
            t->len = (size_t)(r->text + r->at++ - t->text);
            return true;
        }
        if (c < 0x20) return fail(r, -EBADMSG, r->at);
        if (c == '\\') {
            t->escaped = true;
            if (!escape(r)) return false;
        } else {
            size_t len = json_utf8((const unsigned char *)r->text + r->at, r->len - r->at);
            if (len == 0) return fail(r, -EILSEQ, r->at);
            r->at += len;
        }
    }
    return fail(r, -EBADMSG, begin); // it never ends
}

static bool word(struct json_reader *r, const char *text, size_t len)
{
    if (r->len - r->at < len || memcmp(r->text + r->at, text, len) != 0) {
        return fail(r, -EBADMSG, r->at);
    }
    r->at += len;
    return true;
}

static bool open(struct json_reader *r, bool object)
{
    if (r->depth + r->below >= JSON_DEPTH) return fail(r, -ELOOP, r->at);
    r->at++;
    json_level(r->objects, ++r->depth, object);
    r->state = object ? JSON_FIRST_KEY : JSON_FIRST;
    return true;
}

static bool value(struct json_reader *r, struct json_token *t, char c)
{
    bool ok;
    if (c == '{' || c == '[') {
        t->kind = c == '{' ? JSON_OBJECT : JSON_ARRAY;
        return open(r, c == '{');
    }
    if (c == '"')
        t->kind = JSON_STRING, ok = string(r, t);
    else if (c == 'n')
        t->kind = JSON_NULL, ok = word(r, "null", 4);
    else if (c == 't')
        t->kind = JSON_TRUE, ok = word(r, "true", 4);
    else if (c == 'f')
        t->kind = JSON_FALSE, ok = word(r, "false", 5);
    else
        t->kind = JSON_NUMBER, ok = number(r);
    if (ok) r->state = json_after(r->objects, r->depth);
    return ok;
}

static bool key(struct json_reader *r, struct json_token *t, char c)
{
    if (c != '"') return fail(r, -EBADMSG, r->at);
    t->kind = JSON_KEY;
    if (!string(r, t)) return false;
    if (skip_blanks(r) != ':') return fail(r, -EBADMSG, r->at);
    r->at++;
    r->state = JSON_KEYED;
    return true;
}

static bool close(struct json_reader *r, struct json_token *t, bool object)
{
    t->kind = object ? JSON_OBJECT_END : JSON_ARRAY_END;
    r->at++;
    r->depth--;
    r->state = json_after(r->objects, r->depth);
    return true;
}

// A token begins at c; its text is set afterwards, where it is not a string.
static bool token(struct json_reader *r, struct json_token *t, char c)
{
    bool object = json_is_object(r->objects, r->depth);
    if (r->state == JSON_DONE) {
        t->kind = JSON_END;
        return r->at == r->len || fail(r, -EBADMSG, r->at);
    }
    if (r->depth > 0 && r->state != JSON_KEYED && c == (object ? '}' : ']')) {
        return close(r, t, object);
    }
    if (r->state == JSON_NEXT || r->state == JSON_NEXT_KEY) {
        if (c != ',') return fail(r, -EBADMSG, r->at);
        r->at++;
        c = skip_blanks(r);
    }
    if (r->state != JSON_KEYED && object) return key(r, t, c);
    t->text = r->text + r->at;
    return value(r, t, c);
}

enum json_kind json_read(struct json_reader *r, struct json_token *t)
{
    *t = (struct json_token){.kind = JSON_ERROR};
    if (r->state == JSON_FAILED) return JSON_ERROR;
    char c = skip_blanks(r);
    t->text = r->text + r->at;
    if (!token(r, t, c)) return t->kind = JSON_ERROR;
    if (t->kind != JSON_STRING && t->kind != JSON_KEY) {
        t->len = (size_t)(r->text + r->at - t->text);
    }
    return t->kind;
}

int json_skip(struct json_reader *r)
{
    struct json_token t;
    unsigned depth = r->depth;
    do {
        enum json_kind kind = json_read(r, &t);
        if (kind == JSON_ERROR) return r->error;
        if (kind == JSON_END || r->depth < depth) return -EBADMSG;
    } while (r->depth > depth || t.kind == JSON_KEY);
    return 0;
}

void json_place(const char *text, size_t at, unsigned *line, unsigned *column)
{
    *line = *column = 1;
    for (size_t i = 0; i < at; i++) {
        (*column)++;
        if (text[i] == '\n') ++*line, *column = 1;
    }
}
