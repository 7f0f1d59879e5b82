// A hash map from texts to numbers: one block of slots, no node and no copy of a key.
//
//     struct map m;
//     map_init(&m);
//     struct map_slot *s = map_at(&m, word);
//     if (s) s->value++;
//     map_clear(&m); // empty again; no memory is given back, and none is touched
//     map_free(&m);
#ifndef MAP_H
#define MAP_H

#include "view.h"

struct map_slot {
    struct view key;
    size_t value;
    size_t round; // used if it is the map's
};

struct map {
    struct map_slot *slot;
    size_t cap, count; // cap: a power of two, or 0
    size_t round;
};

void map_init(struct map *m);
void map_free(struct map *m);

// Room for so many keys without growing. 0, -ENOMEM.
int map_reserve(struct map *m, size_t keys);

// The slot of a key, a new one with value 0 if there is none; it may move at the next call. The
// key's text must stay as long as the slot is used; key.at may be replaced by an equal text's.
// NULL: out of memory.
struct map_slot *map_at(struct map *m, struct view key);

void map_clear(struct map *m);

#endif
