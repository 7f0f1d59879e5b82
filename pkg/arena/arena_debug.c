// What a debug arena adds to an allocation: a header that links it to the one before, and a guard
// behind it. Header, guard and padding are closed to ASan and memcheck while the allocation lives,
// the whole is when it was released. A program under neither is told of a damaged guard when the
// allocation is released, which may be long after the damage; the address is what a watchpoint
// needs.

#include "arena/arena_debug.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_MAKE_MEM_NOACCESS(p, size)  ((void)(p), (void)(size))
#define VALGRIND_MAKE_MEM_UNDEFINED(p, size) ((void)(p), (void)(size))
#define VALGRIND_MAKE_MEM_DEFINED(p, size)   ((void)(p), (void)(size))
#endif
#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, size)   ((void)(p), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#endif

enum { RELEASED = 0xdb, GUARD = 0xfd };

static void memory_close(void *p, size_t size)
{
    ASAN_POISON_MEMORY_REGION(p, size);
    VALGRIND_MAKE_MEM_NOACCESS(p, size);
}

void arena_debug_open(void *p, size_t size)
{
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    VALGRIND_MAKE_MEM_UNDEFINED(p, size);
}

static void memory_read(void *p, size_t size)
{
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    VALGRIND_MAKE_MEM_DEFINED(p, size);
}

// Header and guard are multiples of what ASan can close, if allocations begin at such multiples.
static size_t at_least(size_t align)
{
    return align < _Alignof(max_align_t) ? _Alignof(max_align_t) : align;
}

static size_t padded(size_t size)
{
    return (size + 7) & ~(size_t)7;
}

size_t arena_debug_bytes(size_t size, size_t align)
{
    return at_least(align) + sizeof(struct arena_debug) + padded(size) + ARENA_GUARD_BYTES;
}

static size_t guard_bytes(size_t size)
{
    return padded(size) - size + ARENA_GUARD_BYTES;
}

void *arena_debug_place(struct arena *a, char *memory, size_t size, size_t align)
{
    size_t total = arena_debug_bytes(size, align);
    arena_debug_open(memory, total);
    char *p = memory + sizeof(struct arena_debug);
    p += -(uintptr_t)p & (at_least(align) - 1);
    struct arena_debug *header = (struct arena_debug *)p - 1;
    *header = (struct arena_debug){a->last, size};
    a->last = header;
    memset(p + size, GUARD, guard_bytes(size));
    memory_close(memory, (size_t)(p - memory));
    memory_close(p + size, (size_t)(memory + total - p) - size);
    return p;
}

static void check(const char *p, size_t size)
{
    for (size_t i = 0; i < guard_bytes(size); i++) {
        if ((unsigned char)p[size + i] == GUARD) continue;
        fprintf(stderr, "arena: allocation %p of %zu bytes was written at byte %zu\n",
                (const void *)p, size, size + i);
        abort();
    }
}

void arena_debug_release(struct arena *a, struct arena_debug *last)
{
    for (struct arena_debug *h = a->last, *before; h != last; h = before) {
        memory_read(h, sizeof *h);
        before = h->before;
        char *p = (char *)(h + 1);
        size_t size = h->size;
        memory_read(p + size, guard_bytes(size));
        check(p, size);
        memset(p, RELEASED, size);
        memory_close(h, sizeof *h + size + guard_bytes(size));
    }
    a->last = last;
}
