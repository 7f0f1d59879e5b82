// Reads JSON (RFC 8259) piece by piece out of a whole text in memory, without a tree and without
// allocating.
//
//     struct json_reader r;
//     struct json_token t;
//     json_reader_init(&r, text, len);
//     while ((kind = json_read(&r, &t)) != JSON_END) {
//         if (kind == JSON_ERROR) ... r.error at byte r.at
//     }
//
// The text must stay while it is read; tokens point into it. A reader belongs to one thread at a
// time. Objects may have a key twice.
#ifndef JSON_READER_H
#define JSON_READER_H

#include "json/json.h"

enum json_kind {
    JSON_END, // of the text: there was one whole value
    JSON_ERROR,
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_KEY, // its value comes next
    JSON_OBJECT,
    JSON_OBJECT_END,
    JSON_ARRAY,
    JSON_ARRAY_END,
};

struct json_token {
    enum json_kind kind;
    const char *text; // as it stands in the text; of strings and keys, what is between the quotes
    size_t len;
    bool escaped; // a string with backslashes in it; another one is its own value
};

struct json_reader {
    const char *text;
    size_t len, at; // at: where the next token is looked for; after an error, where it is
    int error;      // 0, -EBADMSG (not JSON), -EILSEQ (not UTF-8, or half of a surrogate pair) or
                    // -ELOOP (deeper than JSON_DEPTH)
    unsigned depth; // levels open
    unsigned below; // levels that the text itself is in
    unsigned char state;
    uint64_t objects[JSON_DEPTH / 64];
};

void json_reader_init(struct json_reader *r, const char *text, size_t len);

// The next token, also its kind. After JSON_END or JSON_ERROR it is the same again.
enum json_kind json_read(struct json_reader *r, struct json_token *t);

// After JSON_KEY, or where a value is to come: skips one value and all in it. 0 or r->error;
// -EBADMSG also where no value begins (the token is then taken).
int json_skip(struct json_reader *r);

// A string's or a key's value as UTF-8, into room for t->len bytes. Returns its length.
size_t json_token_string(const struct json_token *t, char *out);
// Whether a string's or a key's value is that.
bool json_token_is(const struct json_token *t, const char *value);

// The nearest double. -EINVAL: not a number; -ERANGE: too large for a double.
int json_token_double(const struct json_token *t, double *value);
// -EINVAL: not a number without fraction and exponent; -ERANGE: it does not fit.
int json_token_i64(const struct json_token *t, int64_t *value);
int json_token_u64(const struct json_token *t, uint64_t *value);

// The line and the byte in it, both from 1, of a byte of a text.
void json_place(const char *text, size_t at, unsigned *line, unsigned *column);

#endif
