// Exercise 05.4. Edit this file, then: make check-05.4

#include "document.h"
#include "tokens.h"

#include <stdlib.h>

struct document {
    struct tokens tokens; // what is not parsed yet
    struct node *root;
};

// TODO: each node and each string is a block of its own, and freed by itself. How long do they
// live?
static void node_delete(struct node *n)
{
    for (struct node *next; n; n = next) {
        next = n->next;
        node_delete(n->child);
        free(n->key);
        free(n->text);
        free(n);
    }
}

// The string or word that comes next; NULL: there is none, or memory is short.
static char *text(struct document *d, char kind)
{
    struct token token = d->tokens.next;
    char *text = tokens_take(&d->tokens, kind) ? malloc(token.len + 1) : NULL;
    if (!text || token_text(token, text)) return text;
    free(text);
    return NULL;
}

// Hangs the value that comes next into the tree, with what is in it; false: as much as was right.
static bool value(struct document *d, struct node **link, bool member)
{
    struct node *n = *link = calloc(1, sizeof *n);
    if (!n || (member && !((n->key = text(d, '"')) && tokens_take(&d->tokens, ':')))) return false;
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
    return calloc(1, sizeof(struct document));
}

void document_delete(struct document *d)
{
    if (d) document_clear(d);
    free(d);
}

const struct node *document_parse(struct document *d, const char *json, size_t len)
{
    document_clear(d);
    tokens_init(&d->tokens, json, len);
    if (!value(d, &d->root, false) || !tokens_at_end(&d->tokens)) document_clear(d);
    return d->root;
}

void document_clear(struct document *d)
{
    node_delete(d->root);
    d->root = NULL;
}
