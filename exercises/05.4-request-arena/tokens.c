// See tokens.h. Not yours to edit.
#include "tokens.h"

#include "document.h"

#include <ctype.h>
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '+' || c == '.';
}

static struct token string(struct tokens *t)
{
    const char *from = ++t->at;
    while (t->at < t->end && *t->at != '"') t->at += *t->at == '\\' ? 2 : 1;
    if (t->at >= t->end) return (struct token){.kind = 0};
    return (struct token){'"', from, (size_t)(t->at++ - from)};
}

static struct token cut(struct tokens *t)
{
    while (t->at < t->end && is_blank(*t->at)) t->at++;
    if (t->at == t->end) return (struct token){.kind = 0};
    const char *from = t->at;
    if (*from == '"') return string(t);
    if (*from == '{' || *from == '[') t->depth++;
    if (*from == '}' || *from == ']') t->depth--;
    if (*from && strchr("{}[]:,", *from))
        return t->at++, (struct token){t->depth <= DOCUMENT_DEPTH ? *from : '\0', from, 1};
    while (t->at < t->end && is_word(*t->at)) t->at++;
    return (struct token){t->at > from ? 'w' : '\0', from, (size_t)(t->at - from)};
}

void tokens_init(struct tokens *t, const char *json, size_t len)
{
    *t = (struct tokens){.at = json, .end = json + len};
    t->next = cut(t);
}

bool tokens_take(struct tokens *t, char kind)
{
    if (t->next.kind != kind) return false;
    t->next = cut(t);
    return true;
}

bool tokens_at_end(const struct tokens *t)
{
    return !t->next.kind && t->at == t->end;
}

bool token_text(struct token token, char *to)
{
    static const char names[] = "\"\\/bfnrt", bytes[] = "\"\\/\b\f\n\r\t";
    for (const char *end = token.at + token.len; token.at < end;) {
        char c = *token.at++;
        if ((unsigned char)c < ' ') return false;
        if (c == '\\') {
            const char *name = memchr(names, *token.at++, sizeof names - 1);
            if (!name) return false;
            c = bytes[name - names];
        }
        *to++ = c;
    }
    *to = '\0';
    return true;
}
