// JSON text, cut into what a parser looks at. Read-only: the text is the caller's.
#ifndef TOKENS_H
#define TOKENS_H

#include <stdbool.h>
#include <stddef.h>

struct token {
    char kind; // one of {}[]:, or '"' a string, 'w' a word; 0: nothing more, or nothing of JSON's
    const char *at; // len bytes: of a string what is between its quotes, with its escapes
    size_t len;
};

struct tokens {
    struct token next;
    const char *at, *end; // behind it
    int depth;            // of brackets; too many are nothing of JSON's
};

void tokens_init(struct tokens *t, const char *json, size_t len);

// If the next one is of that kind, goes on behind it.
bool tokens_take(struct tokens *t, char kind);

bool tokens_at_end(const struct tokens *t);

// The text of a string, without its escapes, or of a word, with a 0 behind it: at most token.len +
// 1 bytes. false: there is no such string.
bool token_text(struct token token, char *to);

#endif
