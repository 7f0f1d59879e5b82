#include "tally.h"

#include "hash.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Entries in the order in which they came, and chains through them: a clear empties the chains of
// the entries that there are. Words are copied into one block, in case the caller forgets his
// promise.
struct entry {
    size_t at, len; // of the word, in text
    uint64_t hash;
    uint32_t next; // one more than its index, 0: the last of its chain
    unsigned count;
};

struct tally {
    struct entry *entries;
    uint32_t *first; // of each chain, as next
    char *text;
    size_t cap, words, text_cap, text_len; // a chain for each entry that there is room for
};

struct tally *tally_new(void)
{
    return calloc(1, sizeof(struct tally));
}

static void give_back(struct tally *t)
{
    free(t->entries);
    free(t->first);
    free(t->text);
    *t = (struct tally){0};
}

void tally_delete(struct tally *t)
{
    if (t) give_back(t);
    free(t);
}

static void link_entry(struct tally *t, size_t i)
{
    uint32_t *first = &t->first[t->entries[i].hash & (t->cap - 1)];
    t->entries[i].next = *first;
    *first = (uint32_t)i + 1;
}

static int grow(struct tally *t)
{
    size_t cap = t->cap > 0 ? 2 * t->cap : 32;
    uint32_t *first = calloc(cap, sizeof *first);
    struct entry *entries = realloc(t->entries, cap * sizeof *entries);
    if (entries) t->entries = entries;
    if (!entries || !first) {
        free(first);
        return -ENOMEM;
    }
    free(t->first);
    t->first = first;
    t->cap = cap;
    for (size_t i = 0; i < t->words; i++) link_entry(t, i);
    return 0;
}

static int reserve_text(struct tally *t, size_t len)
{
    size_t cap = t->text_cap > 0 ? t->text_cap : 256;
    while (cap < t->text_len + len) cap *= 2;
    if (cap == t->text_cap) return 0;
    char *text = realloc(t->text, cap);
    if (!text) return -ENOMEM;
    t->text = text;
    t->text_cap = cap;
    return 0;
}

static struct entry *find(const struct tally *t, uint64_t hash, const char *word, size_t len)
{
    for (uint32_t i = t->cap > 0 ? t->first[hash & (t->cap - 1)] : 0; i > 0;) {
        struct entry *e = &t->entries[i - 1];
        if (e->hash == hash && e->len == len && !memcmp(t->text + e->at, word, len)) return e;
        i = e->next;
    }
    return NULL;
}

int tally_add(struct tally *t, const char *word, size_t len)
{
    uint64_t hash = hash_word(word, len);
    struct entry *e = find(t, hash, word, len);
    if (e) {
        e->count++;
        return 0;
    }
    if ((t->words == t->cap && grow(t)) || reserve_text(t, len)) return -ENOMEM;
    t->entries[t->words] = (struct entry){t->text_len, len, hash, 0, 1};
    memcpy(t->text + t->text_len, word, len);
    t->text_len += len;
    link_entry(t, t->words++);
    return 0;
}

unsigned tally_count(const struct tally *t, const char *word, size_t len)
{
    const struct entry *e = find(t, hash_word(word, len), word, len);
    return e ? e->count : 0;
}

void tally_clear(struct tally *t)
{
    for (size_t i = 0; i < t->words; i++) t->first[t->entries[i].hash & (t->cap - 1)] = 0;
    t->words = t->text_len = 0;
    if (t->cap > 2 * TALLY_KEEP || t->text_cap > 64 * TALLY_KEEP) give_back(t);
}
