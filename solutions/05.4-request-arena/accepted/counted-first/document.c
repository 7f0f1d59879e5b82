#include "document.h"
#include "tokens.h"

#include <stdlib.h>

// One block: nodes from its beginning, strings behind the last place for a node.
struct document {
    struct tokens tokens;      // what is not parsed yet
    struct node *block, *node; // the next one is made at node
    char *text;                // and the next string here
    size_t size;               // bytes of the block
};

// The string or word that comes next; NULL: there is none, or memory is short.
static char *text(struct document *d, char kind)
{
    struct token token = d->tokens.next;
    if (!tokens_take(&d->tokens, kind)) return NULL;
    char *text = d->text;
    if (!token_text(token, text)) return NULL;
    d->text += token.len + 1; // escapes have become shorter
    return text;
}

// Hangs the value that comes next into the tree, with what is in it; false: as much as was right.
static bool value(struct document *d, struct node **link, bool member)
{
    struct node *n = *link = d->node++;
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
    return calloc(1, sizeof(struct document));
}

void document_delete(struct document *d)
{
    if (d) free(d->block);
    free(d);
}

// As many nodes as json can have: one, and one for each that begins or follows in another.
static size_t most_nodes(const char *json, size_t len)
{
    size_t nodes = 1;
    for (size_t i = 0; i < len; i++) nodes += json[i] == ',' || json[i] == '[' || json[i] == '{';
    return nodes;
}

const struct node *document_parse(struct document *d, const char *json, size_t len)
{
    size_t nodes = most_nodes(json, len), size = nodes * sizeof *d->node + len + nodes;
    if (size > d->size) {
        struct node *block = malloc(size);
        if (!block) return NULL;
        free(d->block);
        d->block = block;
        d->size = size;
    }
    d->node = d->block;
    d->text = (char *)(d->block + nodes);
    struct node *root;
    tokens_init(&d->tokens, json, len);
    return value(d, &root, false) && tokens_at_end(&d->tokens) ? root : NULL;
}

void document_clear(struct document *d)
{
    (void)d; // the next parse begins where this one did
}
