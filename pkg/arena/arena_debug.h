// Debug arenas' side of an allocation; see arena_debug.c. Not for users of the package.
#ifndef ARENA_DEBUG_H
#define ARENA_DEBUG_H

#include "arena/arena.h"

// In front of each allocation of a debug arena; a guard is behind it.
struct arena_debug {
    struct arena_debug *before; // the allocation before this one
    size_t size;
};

enum { ARENA_GUARD_BYTES = 16 };

// How much memory a debug allocation needs before alignment, and its placing into that memory.
size_t arena_debug_bytes(size_t size, size_t align);
void *arena_debug_place(struct arena *a, char *memory, size_t size, size_t align);

// Checks, fills and closes what came after `last`.
void arena_debug_release(struct arena *a, struct arena_debug *last);

// Makes memory usable again, before it is given back.
void arena_debug_open(void *memory, size_t size);

#endif
