#include "tally.h"

#include "hash.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Open addressing, and a list of the slots that are in use: those are emptied by a clear.
struct slot {
    const char *word; // NULL: free
    size_t len;
    unsigned count;
};

struct tally {
    struct slot *slots;
    uint32_t *used; // indexes of slots; room for half of them
    size_t cap, words;
};

struct tally *tally_new(void)
{
    return calloc(1, sizeof(struct tally));
}

static void give_back(struct tally *t)
{
    free(t->slots);
    free(t->used);
    *t = (struct tally){0};
}

void tally_delete(struct tally *t)
{
    if (t) give_back(t);
    free(t);
}

static size_t find(const struct tally *t, const char *word, size_t len)
{
    size_t at = hash_word(word, len) & (t->cap - 1);
    while (t->slots[at].word && (t->slots[at].len != len || memcmp(t->slots[at].word, word, len)))
        at = (at + 1) & (t->cap - 1);
    return at;
}

static int grow(struct tally *t)
{
    struct tally larger = {.cap = t->cap > 0 ? 2 * t->cap : 64};
    larger.slots = calloc(larger.cap, sizeof *larger.slots);
    larger.used = malloc(larger.cap / 2 * sizeof *larger.used);
    if (!larger.slots || !larger.used) {
        give_back(&larger);
        return -ENOMEM;
    }
    for (; larger.words < t->words; larger.words++) {
        struct slot *s = &t->slots[t->used[larger.words]];
        size_t at = find(&larger, s->word, s->len);
        larger.slots[at] = *s;
        larger.used[larger.words] = (uint32_t)at;
    }
    give_back(t);
    *t = larger;
    return 0;
}

int tally_add(struct tally *t, const char *word, size_t len)
{
    if (2 * t->words >= t->cap && grow(t)) return -ENOMEM;
    size_t at = find(t, word, len);
    if (!t->slots[at].word) {
        t->slots[at] = (struct slot){word, len, 0};
        t->used[t->words++] = (uint32_t)at;
    }
    t->slots[at].count++;
    return 0;
}

unsigned tally_count(const struct tally *t, const char *word, size_t len)
{
    return t->cap > 0 ? t->slots[find(t, word, len)].count : 0;
}

void tally_clear(struct tally *t)
{
    while (t->words > 0) t->slots[t->used[--t->words]] = (struct slot){0};
    if (t->cap > 4 * TALLY_KEEP) give_back(t);
}
