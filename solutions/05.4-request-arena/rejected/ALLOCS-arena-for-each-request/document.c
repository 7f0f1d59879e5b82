#include "document.h"
#include "tokens.h"

#include "arena/arena.h"

#include <stdlib.h>

enum { BLOCK_BYTES = 8192 }; // a usual tree has room in one

// Nodes and strings of a request are in an arena, and gone when it is reset: nobody frees one of
// them, an error either.
struct document {
    struct tokens tokens; // what is not parsed yet
    struct arena arena;
};

// The string or word that comes next; NULL: there is none, or memory is short.
static char *text(struct document *d, char kind)
{
    struct token token = d->tokens.next;
    if (!tokens_take(&d->tokens, kind)) return NULL;
    char *text = arena_new(&d->arena, token.len + 1, 1);
    return text && token_text(token, text) ? text : NULL;
}

// Hangs the value that comes next into the tree, with what is in it; false: as much as was right.
static bool value(struct document *d, struct node **link, bool member)
{
    struct node *n = *link = arena_new(&d->arena, sizeof *n, _Alignof(struct node));
    if (!n) return false;
    *n = (struct node){0};
    if (member && !((n->key = text(d, '"')) && tokens_take(&d->tokens, ':'))) return false;
    char open = d->tokens.next.kind, close = open == '{' ? '}' : ']';
    n->kind = (enum node_kind)open;
    if (n->kind != NODE_OBJECT && n->kind != NODE_ARRAY)
        return (n->text = text(d, open == '"' ? open : 'w'));
    tokens_take(&d->tokens, open);
    if (tokens_take(&d->tokens, close)) return true;
    link = &n->child;
    do {
        if (!value(d, link, open == '{')) return false;
        link = &(*link)->next;
    } while (tokens_take(&d->tokens, ','));
    return tokens_take(&d->tokens, close);
}

struct document *document_new(void)
{
    struct document *d = malloc(sizeof *d);
    if (d) arena_init(&d->arena, BLOCK_BYTES, NULL);
    return d;
}

void document_delete(struct document *d)
{
    if (d) arena_free(&d->arena);
    free(d);
}

const struct node *document_parse(struct document *d, const char *json, size_t len)
{
    struct node *root;
    document_clear(d);
    tokens_init(&d->tokens, json, len);
    return value(d, &root, false) && tokens_at_end(&d->tokens) ? root : NULL;
}

void document_clear(struct document *d)
{
    arena_free(&d->arena);
}
