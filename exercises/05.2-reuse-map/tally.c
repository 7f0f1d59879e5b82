// Exercise 05.2. Edit this file, then: make check-05.2

#include "tally.h"
#include "hash.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// A hash table with open addressing: a word is in the first free slot from its hash on.
struct slot {
    char *word; // NULL: free
    size_t len;
    unsigned count;
};

struct tally {
    struct slot *slots;
    size_t cap, words; // slots, a power of two; and how many of them are not free
};

struct tally *tally_new(void)
{
    return calloc(1, sizeof(struct tally));
}

void tally_delete(struct tally *t)
{
    tally_clear(t);
    free(t);
}

// The slot of a word, or the free one where it belongs. There is one: half of them are free.
static struct slot *find(struct slot *slots, size_t cap, const char *word, size_t len)
{
    size_t at = hash_word(word, len) & (cap - 1);
    while (slots[at].word && (slots[at].len != len || memcmp(slots[at].word, word, len)))
        at = (at + 1) & (cap - 1);
    return &slots[at];
}

static int grow(struct tally *t)
{
    size_t cap = t->cap > 0 ? 2 * t->cap : 16;
    struct slot *slots = calloc(cap, sizeof *slots);
    if (!slots) return -ENOMEM;
    for (struct slot *s = t->slots; s < t->slots + t->cap; s++)
        if (s->word) *find(slots, cap, s->word, s->len) = *s;
    free(t->slots);
    *t = (struct tally){slots, cap, t->words};
    return 0;
}

int tally_add(struct tally *t, const char *word, size_t len)
{
    if (2 * t->words >= t->cap && grow(t)) return -ENOMEM;
    struct slot *s = find(t->slots, t->cap, word, len);
    if (!s->word) {
        // TODO: how long does the caller promise to leave the word where it is?
        char *copy = malloc(len);
        if (!copy) return -ENOMEM;
        *s = (struct slot){memcpy(copy, word, len), len, 0};
        t->words++;
    }
    s->count++;
    return 0;
}

unsigned tally_count(const struct tally *t, const char *word, size_t len)
{
    return t->cap > 0 ? find(t->slots, t->cap, word, len)->count : 0;
}

void tally_clear(struct tally *t)
{
    // TODO: the next request will need all of this again.
    for (struct slot *s = t->slots; s < t->slots + t->cap; s++) free(s->word);
    free(t->slots);
    *t = (struct tally){0};
}
