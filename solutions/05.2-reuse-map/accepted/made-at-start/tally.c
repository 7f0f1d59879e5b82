#include "tally.h"

#include "hash.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A table for TALLY_KEEP words from the start, and another one for what is more, which lives as
// long as its request.
struct slot {
    const char *word;
    uint32_t len, count;
    uint64_t round; // of an earlier one: free
};

struct table {
    struct slot *slots;
    size_t cap, words;
};

#define KEPT 2048
struct tally {
    struct table more;
    uint64_t round;
    size_t words;
    struct slot slots[KEPT];
};

struct tally *tally_new(void)
{
    struct tally *t = calloc(1, sizeof *t);
    if (t) t->round = 1;
    return t;
}

void tally_delete(struct tally *t)
{
    if (t) free(t->more.slots);
    free(t);
}

static struct slot *find(struct slot *slots, size_t cap, uint64_t round, const char *word,
                         size_t len)
{
    for (size_t at = hash_word(word, len);; at++) {
        struct slot *s = &slots[at & (cap - 1)];
        if (s->round != round || (s->len == len && !memcmp(s->word, word, len))) return s;
    }
}

static int grow(struct tally *t)
{
    struct table *m = &t->more, larger = {.cap = m->cap > 0 ? 2 * m->cap : KEPT, .words = m->words};
    larger.slots = calloc(larger.cap, sizeof *larger.slots);
    if (!larger.slots) return -ENOMEM;
    for (struct slot *s = m->slots; s < m->slots + m->cap; s++)
        if (s->round) *find(larger.slots, larger.cap, t->round, s->word, s->len) = *s;
    free(m->slots);
    *m = larger;
    return 0;
}

int tally_add(struct tally *t, const char *word, size_t len)
{
    size_t *words = &t->words;
    struct slot *s = find(t->slots, KEPT, t->round, word, len);
    if (s->round != t->round && t->words >= KEPT * 3 / 4) {
        words = &t->more.words;
        if (2 * *words >= t->more.cap && grow(t)) return -ENOMEM;
        s = find(t->more.slots, t->more.cap, t->round, word, len);
    }
    if (s->round != t->round) {
        *s = (struct slot){word, (uint32_t)len, 0, t->round};
        ++*words;
    }
    s->count++;
    return 0;
}

unsigned tally_count(const struct tally *t, const char *word, size_t len)
{
    const struct slot *s = find((struct slot *)t->slots, KEPT, t->round, word, len);
    if (s->round != t->round && t->more.cap > 0)
        s = find(t->more.slots, t->more.cap, t->round, word, len);
    return s->round == t->round ? s->count : 0;
}

void tally_clear(struct tally *t)
{
    free(t->more.slots);
    t->more = (struct table){0};
    t->words = 0;
    t->round++;
}
