// The list of blocks. Those up to `block` are in use, those behind it are left from earlier rounds.
// When the current block is full, the first one behind it with enough room is moved next to it, and
// memory is asked for only when there is none. So a round that repeats an earlier one finds its
// blocks in the same order, and no order of sizes makes the list grow beyond what was in use at
// once.
//
// A debug arena's end is always at, so that arena_new's fast path never holds and every allocation
// comes here; see arena_debug.c for what is done then.

#include "arena/arena.h"

#include "arena/arena_debug.h"

#include <string.h>

struct arena_block {
    struct arena_block *next;
    char *end;
    bool lent;
    _Alignas(max_align_t) char room[];
};

#ifndef ARENA_DEBUG
#ifdef __SANITIZE_ADDRESS__
#define ARENA_DEBUG 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define ARENA_DEBUG 1
#endif
#endif
#endif
#ifndef ARENA_DEBUG
#define ARENA_DEBUG 0
#endif

void arena_init(struct arena *a, size_t block_bytes, const struct alloc *alloc)
{
    *a = (struct arena){.alloc = alloc, .block_bytes = block_bytes, .debug = ARENA_DEBUG};
}

void arena_debug(struct arena *a)
{
    a->debug = true;
}

// Goes on at `at` in the block b, NULL being in front of the first.
static void move_to(struct arena *a, struct arena_block *b, char *at)
{
    a->block = b;
    a->at = at;
    a->end = a->debug || !b ? at : b->end;
}

void arena_lend(struct arena *a, void *memory, size_t size)
{
    size_t pad = -(uintptr_t)memory & (_Alignof(struct arena_block) - 1);
    if (size < pad + sizeof(struct arena_block)) return; // too little to be of use
    struct arena_block *b = (struct arena_block *)((char *)memory + pad);
    b->next = NULL;
    b->end = (char *)memory + size;
    b->lent = true;
    a->first = b;
}

void arena_free(struct arena *a)
{
    arena_reset(a);
    for (struct arena_block *b = a->first, *next; b; b = next) {
        next = b->next;
        arena_debug_open(b->room, (size_t)(b->end - b->room));
        if (!b->lent) alloc_delete(a->alloc, b, (size_t)(b->end - (char *)b));
    }
    bool debug = a->debug;
    arena_init(a, a->block_bytes, a->alloc);
    a->debug = debug;
}

// The link of the first unused block with room for size bytes, or the end of the list.
static struct arena_block **fitting(struct arena_block **link, size_t size)
{
    while (*link && (size_t)((*link)->end - (*link)->room) < size) link = &(*link)->next;
    return link;
}

static struct arena_block *block_new(struct arena *a, size_t size)
{
    if (a->block_bytes == 0 || size > PTRDIFF_MAX - sizeof(struct arena_block)) return NULL;
    size_t bytes = sizeof(struct arena_block) + size;
    if (bytes < a->block_bytes) bytes = a->block_bytes;
    struct arena_block *b = alloc_new(a->alloc, bytes, _Alignof(struct arena_block));
    if (b) *b = (struct arena_block){.end = (char *)b + bytes};
    return b;
}

static bool next_block(struct arena *a, size_t size)
{
    struct arena_block **after = a->block ? &a->block->next : &a->first;
    struct arena_block **link = fitting(after, size), *b = *link;
    if (b)
        *link = b->next;
    else if (!(b = block_new(a, size)))
        return false;
    b->next = *after;
    *after = b;
    move_to(a, b, b->room);
    return true;
}

void *arena_new_slow(struct arena *a, size_t size, size_t align)
{
    if (size > PTRDIFF_MAX / 2 || align > PTRDIFF_MAX / 4) return NULL;
    size_t most = a->debug ? arena_debug_bytes(size, align) : size + align;
    if (!a->block || (size_t)(a->block->end - a->at) < most) {
        if (!next_block(a, most)) return NULL;
    }
    char *p = a->at;
    if (a->debug) {
        move_to(a, a->block, p + most);
        return arena_debug_place(a, p, size, align);
    }
    p += -(uintptr_t)p & (align - 1);
    a->at = p + size;
    return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->block, a->at, a->last};
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
    if (a->debug) arena_debug_release(a, mark.last);
    move_to(a, mark.block, mark.at);
}

void arena_reset(struct arena *a)
{
    arena_rewind(a, (struct arena_mark){0});
}

size_t arena_bytes(const struct arena *a)
{
    size_t bytes = 0;
    for (struct arena_block *b = a->first; b; b = b->next) bytes += (size_t)(b->end - (char *)b);
    return bytes;
}

// The face that packages see.

static void *face_alloc(void *ctx, size_t size, size_t align)
{
    return arena_new(ctx, size, align);
}

static bool is_last(const struct arena *a, const char *p, size_t size)
{
    return !a->debug && a->block && p >= a->block->room && p + size == a->at;
}

static void *face_resize(void *ctx, void *p, size_t old, size_t size)
{
    struct arena *a = ctx;
    if (p && is_last(a, p, old) && size <= (size_t)(a->end - (char *)p)) {
        a->at = (char *)p + size;
        return p;
    }
    if (p && size <= old) return p;
    void *moved = arena_new(a, size, _Alignof(max_align_t));
    if (moved && old) memcpy(moved, p, old);
    return moved;
}

static void face_free(void *ctx, void *p, size_t size)
{
    struct arena *a = ctx;
    if (is_last(a, p, size)) a->at = p;
}

struct alloc arena_alloc(struct arena *a)
{
    return (struct alloc){face_alloc, face_resize, face_free, a};
}
