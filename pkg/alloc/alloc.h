// Where a package gets its memory: three functions and what they need. A package that must grow
// takes `const struct alloc *` last; NULL is malloc and free. It keeps the pointer, so the struct
// lives as long as what was made with it. Threads: a package calls it from whichever threads call
// the package.
//
// A block is freed with the size it was asked for, so that an arena or a size-classed allocator
// needs no header in front of it.
#ifndef ALLOC_H
#define ALLOC_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

struct alloc {
    // A block of size > 0 bytes, not zeroed, aligned to align (a power of two; up to
    // _Alignof(max_align_t) asks for nothing special). NULL: out of memory.
    void *(*alloc)(void *ctx, size_t size, size_t align);
    // Makes the block p of old bytes (NULL of 0) one of size > 0 bytes, as realloc does: ordinary
    // alignment only, it may move. NULL: out of memory, and p is as it was.
    void *(*resize)(void *ctx, void *p, size_t old, size_t size);
    // Frees a block of size bytes. p is not NULL.
    void (*free)(void *ctx, void *p, size_t size);
    void *ctx;
};

// The same three for a package: a may be NULL, and freeing NULL is fine.
static inline void *alloc_new(const struct alloc *a, size_t size, size_t align)
{
    if (a) return a->alloc(a->ctx, size, align);
    if (align <= _Alignof(max_align_t)) return malloc(size);
    if (size > PTRDIFF_MAX - align) return NULL; // rounding up would come round to a small one
    return aligned_alloc(align, (size + align - 1) & ~(align - 1));
}

static inline void *alloc_resize(const struct alloc *a, void *p, size_t old, size_t size)
{
    return a ? a->resize(a->ctx, p, old, size) : realloc(p, size);
}

static inline void alloc_delete(const struct alloc *a, void *p, size_t size)
{
    if (!a)
        free(p);
    else if (p)
        a->free(a->ctx, p, size);
}

#endif
