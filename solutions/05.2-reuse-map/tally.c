#include "tally.h"

#include "hash.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A hash table with open addressing: a word is in the first free slot from its hash on. What was
// added in an earlier round counts as free, so that clearing is beginning another round.
struct slot {
    const char *word; // the caller's; gone if the round is over
    size_t len;
    uint64_t round;
    unsigned count;
};

struct tally {
    struct slot *slots;
    size_t cap, words; // slots, a power of two; and how many of them are not free
    uint64_t round;    // 1 and up: new slots are of round 0
};

struct tally *tally_new(void)
{
    struct tally *t = calloc(1, sizeof *t);
    if (t) t->round = 1;
    return t;
}

void tally_delete(struct tally *t)
{
    if (t) free(t->slots);
    free(t);
}

// The slot of a word, or the free one where it belongs. There is one: half of them are free.
static struct slot *find(const struct tally *t, const char *word, size_t len)
{
    for (size_t at = hash_word(word, len);; at++) {
        struct slot *s = &t->slots[at & (t->cap - 1)];
        if (s->round != t->round || (s->len == len && !memcmp(s->word, word, len))) return s;
    }
}

static int grow(struct tally *t)
{
    struct tally larger = {
        .cap = t->cap > 0 ? 2 * t->cap : 16, .words = t->words, .round = t->round};
    larger.slots = calloc(larger.cap, sizeof *larger.slots);
    if (!larger.slots) return -ENOMEM;
    for (size_t i = 0; i < t->cap; i++) {
        const struct slot *s = &t->slots[i];
        if (s->round == t->round) *find(&larger, s->word, s->len) = *s;
    }
    free(t->slots);
    *t = larger;
    return 0;
}

int tally_add(struct tally *t, const char *word, size_t len)
{
    if (2 * t->words >= t->cap && grow(t)) return -ENOMEM;
    struct slot *s = find(t, word, len);
    if (s->round != t->round) {
        *s = (struct slot){word, len, t->round, 0};
        t->words++;
    }
    s->count++;
    return 0;
}

unsigned tally_count(const struct tally *t, const char *word, size_t len)
{
    const struct slot *s = t->cap > 0 ? find(t, word, len) : NULL;
    return s && s->round == t->round ? s->count : 0;
}

void tally_clear(struct tally *t)
{
    t->words = 0;
    t->round++;
    if (t->cap <= 4 * TALLY_KEEP) return; // what TALLY_KEEP words need, rounded up
    free(t->slots);
    t->slots = NULL;
    t->cap = 0;
}
