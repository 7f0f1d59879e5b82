// Memory that is freed all at once: an allocation moves a pointer, a reset moves it back. For what
// lives as long as one request, one frame or one parse; not for what is freed in another order.
//
//     struct arena a;
//     arena_init(&a, 65536, NULL);
//     for (;;) {
//         struct node *n = arena_new(&a, sizeof *n, _Alignof(struct node));
//         ...
//         arena_reset(&a); // every node is gone; the next round calls no malloc
//     }
//     arena_free(&a);
//
// The memory is a list of blocks. A reset keeps them, so an arena holds what its largest round
// needed. An arena belongs to one thread at a time. It may be moved while nothing points to it.
#ifndef ARENA_H
#define ARENA_H

#include "alloc/alloc.h"

#include <stdbool.h>
#include <stdint.h>

struct arena {
    char *at, *end; // room of the current block; in a debug arena end is at
    struct arena_block *block, *first;
    struct arena_debug *last; // of a debug arena: its allocations, the last one first
    const struct alloc *alloc;
    size_t block_bytes;
    bool debug;
};

// An arena without memory yet. Blocks of block_bytes come from alloc (NULL: malloc); what is larger
// gets a block of its own. 0: it never asks for memory and has only what arena_lend gave.
void arena_init(struct arena *a, size_t block_bytes, const struct alloc *alloc);

// Gives a new arena the caller's memory as its first block, an array on the stack for instance; a
// few dozen bytes of it are the arena's own. It must outlive the arena. Once, before arena_new.
void arena_lend(struct arena *a, void *memory, size_t size);

// Finds mistakes, at some cost: a guard behind each allocation is checked when it is released (a
// damaged one stops the program and says where), released memory is filled with 0xdb, and both are
// closed to ASan and memcheck. Before arena_new. The default under ASan, or with -DARENA_DEBUG=1.
void arena_debug(struct arena *a);

void arena_free(struct arena *a); // all memory; the arena is as after arena_init

// size bytes, not zeroed, aligned to align (a power of two). They live until a reset or rewind.
// NULL: out of memory. 0 bytes have an address, perhaps not one of their own.
void *arena_new_slow(struct arena *a, size_t size, size_t align);
static inline void *arena_new(struct arena *a, size_t size, size_t align)
{
    size_t pad = -(uintptr_t)a->at & (align - 1), room = (size_t)(a->end - a->at);
    if (__builtin_expect(pad >= room || size > room - pad, 0))
        return arena_new_slow(a, size, align);
    char *p = a->at + pad;
    a->at = p + size;
    return p;
}

// Everything that was allocated after the mark is released; marks nest. Reset releases all. Neither
// gives memory back.
struct arena_mark {
    struct arena_block *block;
    char *at;
    struct arena_debug *last;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);
void arena_reset(struct arena *a);

size_t arena_bytes(const struct arena *a); // of all its blocks

// The arena as the memory of a package: freeing or growing the last allocation is done in place,
// freeing another is nothing, growing another copies. Debug arenas always copy.
struct alloc arena_alloc(struct arena *a);

#endif
