// Open addressing with linear probing, at most half full. A slot is used if its round is the map's,
// so that clearing is adding 1.

#include "map.h"

#include <errno.h>
#include <stdlib.h>

void map_init(struct map *m)
{
    *m = (struct map){.round = 1};
}

void map_free(struct map *m)
{
    free(m->slot);
    map_init(m);
}

void map_clear(struct map *m)
{
    m->count = 0;
    m->round++; // of 64 bits: it never comes round
}

// FNV-1a: Fowler, Noll, Vo; offset and prime of 64 bits.
static uint64_t hash(struct view key)
{
    uint64_t h = 0xcbf29ce484222325;
    for (size_t i = 0; i < key.len; i++) h = (h ^ (unsigned char)key.at[i]) * 0x100000001b3;
    return h ^ h >> 32;
}

static struct map_slot *find(const struct map *m, struct view key)
{
    size_t i = hash(key) & (m->cap - 1);
    while (m->slot[i].round == m->round && !view_same(m->slot[i].key, key))
        i = (i + 1) & (m->cap - 1);
    return &m->slot[i];
}

static int resize(struct map *m, size_t cap)
{
    struct map bigger = {calloc(cap, sizeof *bigger.slot), cap, m->count, 1};
    if (!bigger.slot) return -ENOMEM;
    for (size_t i = 0; i < m->cap; i++) {
        if (m->slot[i].round != m->round) continue;
        struct map_slot *s = find(&bigger, m->slot[i].key);
        *s = m->slot[i];
        s->round = bigger.round;
    }
    free(m->slot);
    *m = bigger;
    return 0;
}

int map_reserve(struct map *m, size_t keys)
{
    size_t cap = m->cap ? m->cap : 8;
    while (cap < 2 * keys) cap *= 2;
    return cap == m->cap ? 0 : resize(m, cap);
}

struct map_slot *map_at(struct map *m, struct view key)
{
    if (map_reserve(m, m->count + 1)) return NULL;
    struct map_slot *s = find(m, key);
    if (s->round != m->round) {
        *s = (struct map_slot){key, 0, m->round};
        m->count++;
    }
    return s;
}
