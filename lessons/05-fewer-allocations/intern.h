// Each word once: a word that was seen before is a number, and equal words are equal numbers.
#ifndef INTERN_H
#define INTERN_H

#include "map.h"
#include "ways.h"

#include "arena/arena.h"

struct intern {
    struct map ids;     // word -> its number, counted from 1
    struct arena texts; // of the words
};

void intern_init(struct intern *in);
void intern_free(struct intern *in);
size_t intern_id(struct intern *in, struct view word); // copies a new word; 0: out of memory

// All words of the names are kept, and each compared with the one four words before.
extern const struct way intern_ways[];

#endif
