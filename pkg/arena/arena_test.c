// What arena.h promises, at its boundaries: a counting allocator sees every block.

#include "arena/arena.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>

#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_UNPOISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#endif
#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_MAKE_MEM_DEFINED(p, size) ((void)(p), (void)(size))
#endif

// What is closed in a debug arena is looked at here all the same.
static void look_at(void *p, size_t size)
{
    ASAN_UNPOISON_MEMORY_REGION(p, size);
    VALGRIND_MAKE_MEM_DEFINED(p, size);
}

static struct {
    unsigned news, deletes, left;
    size_t bytes;
} heap = {.left = 1000};

static void *heap_new(void *ctx, size_t size, size_t align)
{
    (void)ctx;
    if (heap.left == 0) return NULL;
    heap.left--;
    heap.news++;
    heap.bytes += size;
    return alloc_new(NULL, size, align);
}

static void heap_delete(void *ctx, void *p, size_t size)
{
    (void)ctx;
    heap.deletes++;
    heap.bytes -= size;
    free(p);
}

static const struct alloc counting = {.alloc = heap_new, .free = heap_delete};

Test(arena, aligns_and_does_not_overlap)
{
    struct arena a;
    arena_init(&a, 1000, &counting);
    char *all[400];
    size_t size[400];
    for (unsigned i = 0; i < 400; i++) {
        size_t align = (size_t)1 << i % 9;
        size[i] = i * 7 % 300 + 1;
        all[i] = arena_new(&a, size[i], align);
        cr_assert(all[i]);
        cr_assert_eq((uintptr_t)all[i] & (align - 1), 0);
        memset(all[i], (int)i, size[i]);
    }
    for (unsigned i = 0; i < 400; i++) {
        for (size_t k = 0; k < size[i]; k++) cr_assert_eq((unsigned char)all[i][k], i & 255);
    }
    cr_assert_eq(arena_bytes(&a), heap.bytes);
    arena_free(&a);
    cr_assert_eq(heap.bytes, 0);
    cr_assert_eq(heap.news, heap.deletes);
}

// A round of random sizes, some larger than a block. Returns their sum.
static size_t round_of(struct arena *a, unsigned seed)
{
    size_t sum = 0;
    for (unsigned i = 0; i < 200; i++) {
        seed = seed * 1103515245 + 12345;
        size_t size = (seed >> 16) % 50 == 0 ? 3000 : (seed >> 16) % 200 + 1;
        cr_assert(arena_new(a, size, 8));
        sum += size;
    }
    return sum;
}

Test(arena, a_round_again_asks_for_nothing)
{
    struct arena a;
    arena_init(&a, 1024, &counting);
    round_of(&a, 1);
    unsigned news = heap.news;
    for (unsigned i = 0; i < 50; i++) {
        arena_reset(&a);
        round_of(&a, 1);
    }
    cr_assert_eq(heap.news, news);
    cr_assert_eq(heap.deletes, 0);
    arena_free(&a);
}

Test(arena, other_rounds_do_not_make_it_grow_for_ever)
{
    struct arena a;
    arena_init(&a, 1024, &counting);
    a.debug = false;
    size_t most = 0;
    for (unsigned i = 0; i < 600; i++) {
        arena_reset(&a);
        size_t sum = round_of(&a, i);
        if (sum > most) most = sum;
    }
    cr_assert_lt(arena_bytes(&a), 3 * most);
    arena_free(&a);
}

Test(arena, marks_nest)
{
    struct arena a;
    arena_init(&a, 256, &counting);
    struct arena_mark empty = arena_mark(&a);
    char *kept = arena_new(&a, 10, 1);
    strcpy(kept, "kept");
    struct arena_mark outer = arena_mark(&a);
    char *first = arena_new(&a, 100, 8);
    struct arena_mark inner = arena_mark(&a);
    char *second = arena_new(&a, 500, 8);
    arena_rewind(&a, inner);
    cr_assert_eq(arena_new(&a, 500, 8), second);
    arena_rewind(&a, outer);
    cr_assert_eq(arena_new(&a, 100, 8), first);
    cr_assert_str_eq(kept, "kept");
    arena_rewind(&a, empty);
    cr_assert_eq(arena_new(&a, 10, 1), kept);
    arena_free(&a);
}

Test(arena, lent_memory_is_used_first_and_not_freed)
{
    char lent[512];
    struct arena a;
    arena_init(&a, 0, &counting);
    arena_lend(&a, lent + 1, sizeof lent - 1);
    char *p = arena_new(&a, 64, 8);
    cr_assert(p > lent && p + 64 <= lent + sizeof lent);
    cr_assert_null(arena_new(&a, 600, 8));
    cr_assert_null(arena_new(&a, 512, 8));
    unsigned more = 0;
    for (; (p = arena_new(&a, 16, 16)); more++) cr_assert(p + 16 <= lent + sizeof lent);
    cr_assert(more >= 3);
    arena_reset(&a);
    cr_assert(arena_new(&a, 64, 8));
    arena_free(&a);
    cr_assert_eq(heap.news + heap.deletes, 0);
    cr_assert_null(arena_new(&a, 1, 1), "what was lent is given back");
    arena_init(&a, 128, &counting);
    arena_lend(&a, lent, 4);
    cr_assert(arena_new(&a, 8, 8));
    cr_assert_eq(heap.news, 1, "too little to be of use");
    arena_free(&a);
}

// What fits without its padding does not fit.
Test(arena, padding_takes_room)
{
    struct arena a;
    arena_init(&a, 1024, NULL);
    a.debug = false;
    cr_assert(arena_new(&a, 1, 1));
    char *p = arena_new(&a, (size_t)(a.end - a.at), 16), *end = a.block ? a.end : NULL;
    cr_assert(p && a.at <= end);
    arena_free(&a);
}

Test(arena, says_when_memory_is_out_and_goes_on)
{
    struct arena a;
    arena_init(&a, 256, &counting);
    cr_assert_null(arena_new(&a, SIZE_MAX, 8));
    cr_assert_null(arena_new(&a, SIZE_MAX - 8, 1));
    cr_assert_null(arena_new(&a, PTRDIFF_MAX, 1));
    heap.left = 0;
    cr_assert_null(arena_new(&a, 1, 1));
    heap.left = 1;
    cr_assert(arena_new(&a, 1, 1));
    cr_assert_null(arena_new(&a, 4000, 1));
    cr_assert(arena_new(&a, 1, 1));
    arena_free(&a);
    cr_assert_eq(heap.bytes, 0);
}

Test(arena, is_an_alloc)
{
    struct arena a;
    arena_init(&a, 4096, NULL);
    a.debug = false;
    struct alloc face = arena_alloc(&a);
    char *p = alloc_new(&face, 10, 1);
    strcpy(p, "text");
    cr_assert_eq(alloc_resize(&face, p, 10, 1000), p, "the last one grows in place");
    char *q = alloc_new(&face, 8, 8);
    char *moved = alloc_resize(&face, p, 1000, 2000);
    cr_assert(moved != p);
    cr_assert_str_eq(moved, "text");
    cr_assert_eq(alloc_resize(&face, q, 8, 4), q);
    alloc_delete(&face, moved, 2000);
    cr_assert_eq(alloc_new(&face, 1, 1), moved, "the last one is given back");
    char *grown = alloc_resize(&face, NULL, 0, 100);
    cr_assert(grown);
    cr_assert(alloc_resize(&face, grown, 100, 8000) != grown);
    arena_free(&a);
}

Test(arena, debug_fills_what_was_released)
{
    struct arena a;
    arena_init(&a, 512, NULL);
    arena_debug(&a);
    struct arena_mark m = arena_mark(&a);
    unsigned char *p = arena_new(&a, 100, 64);
    cr_assert_eq((uintptr_t)p & 63, 0);
    memset(p, 1, 100);
    arena_new(&a, 3000, 8);
    arena_rewind(&a, m);
    look_at(p, 100);
    cr_assert_eq(p[0], 0xdb);
    cr_assert_eq(p[99], 0xdb);
    cr_assert_eq(arena_new(&a, 100, 64), p);
    arena_free(&a);
}

Test(arena, debug_stops_at_a_damaged_guard, .signal = SIGABRT)
{
    struct arena a;
    arena_init(&a, 512, NULL);
    arena_debug(&a);
    char *p = arena_new(&a, 10, 1);
    arena_new(&a, 10, 1);
    look_at(p, 16);
    p[10] = 0;
    arena_reset(&a);
}
