#include "tally.h"

#include "hash.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// Chains of nodes, as in a textbook. The nodes of a request are in one list, too: a clear goes
// along it, empties their chains and keeps them for the next request, as 03.1 keeps sessions.
struct node {
    struct node *next_in_chain, *next;
    uint64_t hash;
    const char *word;
    size_t len;
    unsigned count;
};

struct tally {
    struct node **chain;
    size_t chain_count, words, idle_count;
    struct node *used, *idle;
};

struct tally *tally_new(void)
{
    return calloc(1, sizeof(struct tally));
}

static void trim(struct tally *t, size_t keep)
{
    for (struct node *n; t->idle_count > keep; t->idle_count--) {
        n = t->idle;
        t->idle = n->next;
        free(n);
    }
    if (t->chain_count <= 2 * keep) return;
    free(t->chain);
    t->chain = NULL;
    t->chain_count = 0;
}

void tally_delete(struct tally *t)
{
    tally_clear(t);
    trim(t, 0);
    free(t);
}

static struct node **chain_of(const struct tally *t, uint64_t hash)
{
    return &t->chain[hash & (t->chain_count - 1)];
}

static void link_node(struct tally *t, struct node *n)
{
    struct node **chain = chain_of(t, n->hash);
    n->next_in_chain = *chain;
    *chain = n;
}

static struct node *find(const struct tally *t, uint64_t hash, const char *word, size_t len)
{
    struct node *n = t->chain_count > 0 ? *chain_of(t, hash) : NULL;
    while (n && (n->hash != hash || n->len != len || memcmp(n->word, word, len)))
        n = n->next_in_chain;
    return n;
}

static int grow(struct tally *t)
{
    size_t count = t->chain_count > 0 ? 2 * t->chain_count : 64;
    struct node **chain = calloc(count, sizeof(struct node *));
    if (!chain) return -ENOMEM;
    free(t->chain);
    t->chain = chain;
    t->chain_count = count;
    for (struct node *n = t->used; n; n = n->next) link_node(t, n);
    return 0;
}

static struct node *node_get(struct tally *t)
{
    struct node *n = t->idle;
    if (!n) return malloc(sizeof *n);
    t->idle = n->next;
    t->idle_count--;
    return n;
}

int tally_add(struct tally *t, const char *word, size_t len)
{
    uint64_t hash = hash_word(word, len);
    struct node *n = find(t, hash, word, len);
    if (!n) {
        if (t->words == t->chain_count && grow(t)) return -ENOMEM;
        n = node_get(t);
        if (!n) return -ENOMEM;
        *n = (struct node){.next = t->used, .hash = hash, .word = word, .len = len};
        t->used = n;
        t->words++;
        link_node(t, n);
    }
    n->count++;
    return 0;
}

unsigned tally_count(const struct tally *t, const char *word, size_t len)
{
    const struct node *n = find(t, hash_word(word, len), word, len);
    return n ? n->count : 0;
}

void tally_clear(struct tally *t)
{
    for (struct node *n; (n = t->used);) {
        t->used = n->next;
        *chain_of(t, n->hash) = NULL;
        n->next = t->idle;
        t->idle = n;
        t->idle_count++;
    }
    t->words = 0;
    if (t->idle_count > TALLY_KEEP) trim(t, TALLY_KEEP);
}
