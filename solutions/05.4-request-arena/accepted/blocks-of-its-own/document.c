#include "document.h"
#include "tokens.h"

#include <stddef.h>
#include <stdlib.h>

enum { BLOCK_BYTES = 4096 };

// Memory in blocks, each twice as large as the one before. Of those of a large tree only the last
// one is kept: the next tree like it has room in that alone.
struct block {
    struct block *before;
    size_t size, used;
    _Alignas(max_align_t) char room[];
};

struct document {
    struct tokens tokens; // what is not parsed yet
    struct block *block;  // the last one
};

static void *grow(struct document *d, size_t size)
{
    size_t room = d->block ? 2 * d->block->size : BLOCK_BYTES;
    while (room < size) room *= 2;
    struct block *b = malloc(sizeof *b + room);
    if (!b) return NULL;
    *b = (struct block){d->block, room, size};
    d->block = b;
    return b->room;
}

static void *get(struct document *d, size_t size, size_t align)
{
    struct block *b = d->block;
    if (!b) return grow(d, size);
    size_t at = (b->used + align - 1) & ~(align - 1);
    if (at > b->size || size > b->size - at) return grow(d, size);
    b->used = at + size;
    return b->room + at;
}

static void free_blocks(struct block *b)
{
    for (struct block *before; b; b = before) {
        before = b->before;
        free(b);
    }
}

// The string or word that comes next; NULL: there is none, or memory is short.
static char *text(struct document *d, char kind)
{
    struct token token = d->tokens.next;
    if (!tokens_take(&d->tokens, kind)) return NULL;
    char *text = get(d, token.len + 1, 1);
    return text && token_text(token, text) ? text : NULL;
}

// Hangs the value that comes next into the tree, with what is in it; false: as much as was right.
static bool value(struct document *d, struct node **link, bool member)
{
    struct node *n = *link = get(d, sizeof *n, _Alignof(struct node));
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
    return calloc(1, sizeof(struct document));
}

void document_delete(struct document *d)
{
    if (d) free_blocks(d->block);
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
    if (!d->block) return;
    free_blocks(d->block->before);
    d->block->before = NULL;
    d->block->used = 0;
}
