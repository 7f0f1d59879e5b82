// How often does each word occur in the names of the characters? Asked again for each request: four
// ways to have a map.
#ifndef WORDS_H
#define WORDS_H

#include "ways.h"

extern const struct way words_ways[];
size_t words_all(void), words_distinct(void);

#endif
