// A walk through memory, a cache line a step, each step telling where the next one is: the
// processor can't begin it before the last one is done. One thread.
#ifndef CHASE_H
#define CHASE_H

#include <stddef.h>
#include <stdint.h>

enum { CHASE_MOST = 8 << 20 };

// Lays one round tour, in random order, through `bytes` of memory: a power of two from 128 to
// CHASE_MOST. Cheap if the last one was as long.
void chase_lay(size_t bytes);

// Goes n steps on from where the last walk ended. Returns where it is.
uint32_t chase_walk(uint64_t n);

#endif
