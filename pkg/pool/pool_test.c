// What pool.h promises, at its boundaries. Criterion runs each test in a process of its own, so
// every test finds the pools as they are defined. A pool of small magazines and a counting
// allocator make every object and every visit of the depot countable.

#include "pool/pool.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <string.h>

// An allocator that counts, and fails on demand.
static struct {
    unsigned news, deletes;
    unsigned left; // so many more may succeed
    size_t bytes;  // live
} heap = {.left = UINT_MAX};

// Callbacks run without a lock held.
static struct pool thing_pool;

static void expect_unlocked(void)
{
    cr_assert_eq(pthread_mutex_trylock(&thing_pool.lock), 0, "called under the pool's lock");
    pthread_mutex_unlock(&thing_pool.lock);
}

static void *heap_new(void *ctx, size_t size, size_t align)
{
    (void)ctx;
    expect_unlocked();
    if (heap.left == 0) return NULL;
    heap.left--;
    heap.news++;
    heap.bytes += size;
    void *p = alloc_new(NULL, size, align);
    return p ? memset(p, 0xee, size) : NULL; // as memory is that had another use
}

static void heap_delete(void *ctx, void *p, size_t size)
{
    (void)ctx;
    expect_unlocked();
    heap.deletes++;
    heap.bytes -= size;
    free(p);
}

static const struct alloc counting = {.alloc = heap_new, .free = heap_delete};

struct thing {
    int value;
    char *text;
    unsigned resets;
    bool broken;
};

static unsigned inits, frees;
static bool init_fails;

static bool thing_init(struct thing *t)
{
    expect_unlocked();
    if (init_fails) return false;
    inits++;
    memset(t, 0, sizeof *t);
    t->text = strdup("made by init");
    return t->text;
}

static bool thing_reset(struct thing *t)
{
    t->resets++;
    t->value = 0;
    return !t->broken;
}

static void thing_free(struct thing *t)
{
    expect_unlocked();
    frees++;
    free(t->text);
}

enum { ROUNDS = 4, CAP = 8 };
POOL_DEFINE(thing, struct thing, thing_reset, .init = thing_init, .free = thing_free,
            .rounds = ROUNDS, .cap = CAP, .alloc = &counting)

static void get_all(struct thing **t, int n)
{
    for (int i = 0; i < n; i++) cr_assert(t[i] = thing_get());
}

static void put_all(struct thing **t, int n)
{
    for (int i = 0; i < n; i++) thing_put(t[i]);
}

static void drained(void)
{
    pool_drain(&thing_pool);
    cr_assert_eq(frees, inits, "%u made, %u freed", inits, frees);
    cr_assert_eq(heap.bytes, 0, "%zu bytes were not given back", heap.bytes);
}

Test(pool, what_was_put_is_got_again)
{
    struct thing *t = thing_get();
    cr_assert_str_eq(t->text, "made by init");
    thing_put(t);
    cr_assert_eq(thing_get(), t);
    thing_put(t);
    cr_assert_eq(inits, 1);
    drained();
}

Test(pool, reset_runs_once_in_every_put_and_never_in_get)
{
    for (unsigned i = 0; i < 3 * ROUNDS; i++) {
        struct thing *t = thing_get();
        cr_assert_eq(t->resets, i);
        cr_assert_eq(t->value, 0, "the last user's data is still there");
        t->value = 42;
        thing_put(t);
    }
    drained();
}

Test(pool, an_object_that_reset_rejects_is_freed_at_once)
{
    struct thing *t = thing_get();
    t->broken = true;
    thing_put(t);
    cr_assert_eq(frees, 1);
    cr_assert_eq(pool_stats(&thing_pool).deleted, 1);
    thing_put(thing_get());
    cr_assert_eq(inits, 2, "the rejected object came back");
    drained();
}

Test(pool, put_of_null_is_fine)
{
    thing_put(NULL);
    cr_assert_eq(heap.news, 0);
}

Test(pool, live_objects_are_distinct)
{
    enum { N = 5 * ROUNDS };
    struct thing *t[N];
    for (int round = 0; round < 3; round++) {
        get_all(t, N);
        for (int i = 0; i < N; i++) t[i]->value = i;
        for (int i = 0; i < N; i++) cr_assert_eq(t[i]->value, i, "two gets gave one object");
        put_all(t, N);
    }
    drained();
}

Test(pool, cap_bounds_the_depot)
{
    for (int n = 0; n <= CAP + 4 * ROUNDS; n++) {
        struct thing *t[CAP + 4 * ROUNDS];
        get_all(t, n);
        put_all(t, n);
        int idle = (int)(inits - frees), most = CAP + 2 * ROUNDS;
        cr_assert_leq(pool_stats(&thing_pool).kept, CAP);
        cr_assert_leq(idle, most, "%d idle after %d were put", idle, n);
        cr_assert_gt(idle, (n < most ? n : most) - ROUNDS, "only %d idle of %d", idle, n);
        if (n <= most) cr_assert_eq(idle, n, "deleted below the cap");
        drained();
    }
}

POOL_DEFINE(one, struct thing, thing_reset, .init = thing_init, .free = thing_free, .cap = 1,
            .alloc = &counting)

Test(pool, a_cap_of_one_makes_magazines_of_one)
{
    struct thing *t[4];
    for (int i = 0; i < 4; i++) t[i] = one_get();
    for (int i = 0; i < 4; i++) one_put(t[i]);
    cr_assert_eq(inits - frees, 3, "one in the depot and two in the cache");
    pool_drain(&one_pool);
    cr_assert_eq(heap.bytes, 0);
}

Test(pool, init_that_fails_leaves_nothing_behind)
{
    init_fails = true;
    cr_assert_null(thing_get());
    cr_assert_eq(heap.bytes, 0);
    init_fails = false;
    thing_put(thing_get());
    drained();
}

Test(pool, out_of_memory_is_null_for_get_and_nothing_for_put)
{
    heap.left = 0;
    cr_assert_null(thing_get());
    heap.left = 1; // the object, but no magazine to keep it in
    struct thing *t = thing_get();
    cr_assert(t);
    thing_put(t);
    cr_assert_eq(frees, 1, "an object without a place was kept or leaked");
    cr_assert_eq(heap.bytes, 0);
    heap.left = UINT_MAX;
    thing_put(thing_get());
    drained();
}

// Memory ends when a full magazine has no successor: what is in it is not lost.
Test(pool, out_of_memory_beside_a_full_magazine)
{
    struct thing *t[2 * ROUNDS];
    get_all(t, ROUNDS + 1);
    put_all(t, ROUNDS);
    heap.left = 0;
    thing_put(t[ROUNDS]);
    cr_assert_eq(frees, 1, "an object without a place was kept or leaked");
    get_all(t, ROUNDS);
    cr_assert_null(thing_get());
    put_all(t, ROUNDS);
    heap.left = UINT_MAX;
    get_all(t, 2 * ROUNDS);
    cr_assert_eq(inits, 2 * ROUNDS + 1);
    put_all(t, 2 * ROUNDS);
    drained();
}

Test(pool, a_warm_pool_allocates_nothing)
{
    enum { LIVE = 3 * ROUNDS };
    struct thing *t[LIVE] = {0};
    uint32_t random = 1;
    unsigned warm = 0;
    for (int i = 0; i < 20000; i++) {
        if (i == 10000) warm = heap.news;
        random = random * 1664525u + 1013904223u;
        struct thing **slot = &t[(random >> 16) % LIVE];
        if (!*slot) {
            *slot = thing_get();
        } else {
            thing_put(*slot);
            *slot = NULL;
        }
    }
    cr_assert_eq(heap.news, warm);
    put_all(t, LIVE);
    drained();
}

Test(pool, the_depot_is_visited_once_in_rounds_at_most)
{
    enum { N = 1000 };
    struct thing *t[2 * ROUNDS];
    get_all(t, 2 * ROUNDS);
    uint64_t before = pool_stats(&thing_pool).visits;
    for (int i = 0; i < N; i++) {
        put_all(t, 2 * ROUNDS);
        get_all(t, 2 * ROUNDS);
    }
    uint64_t visits = pool_stats(&thing_pool).visits - before;
    cr_assert_leq(visits, 3, "%lu visits for what fits into a cache", (unsigned long)visits);
    put_all(t, 2 * ROUNDS);
    drained();
}

Test(pool, stats_tell_hits_from_misses)
{
    struct thing *t[10];
    get_all(t, 10);
    put_all(t, 10);
    get_all(t, 7);
    struct pool_stats s = pool_stats(&thing_pool);
    cr_assert_eq(s.gets, 17);
    cr_assert_eq(s.misses, 10);
    cr_assert_eq(s.deleted, 0);
    put_all(t, 7);
    drained();
}

// Generations.

Test(pool, an_object_survives_one_trim_and_goes_at_the_second)
{
    struct thing *t = thing_get();
    thing_put(t);
    pool_trim(&thing_pool);
    cr_assert_eq(frees, 0);
    cr_assert_eq(pool_stats(&thing_pool).kept, 1);
    pool_trim(&thing_pool);
    cr_assert_eq(frees, 1);
    cr_assert_eq(heap.bytes, 0, "the empty magazine stayed");
}

Test(pool, an_object_that_is_used_between_trims_stays)
{
    struct thing *t = thing_get();
    thing_put(t);
    for (int i = 0; i < 10; i++) {
        pool_trim(&thing_pool);
        cr_assert_eq(thing_get(), t);
        thing_put(t);
    }
    cr_assert_eq(inits, 1);
    drained();
}

Test(pool, trim_keeps_the_young_and_takes_the_old)
{
    struct thing *t[3 * ROUNDS];
    get_all(t, 3 * ROUNDS);
    put_all(t, ROUNDS);
    pool_trim(&thing_pool);
    put_all(t + ROUNDS, 2 * ROUNDS);
    pool_trim(&thing_pool);
    cr_assert_eq(frees, ROUNDS);
    pool_trim(&thing_pool);
    cr_assert_eq(frees, 3 * ROUNDS);
}

Test(pool, the_second_trim_gives_back_empty_magazines)
{
    struct thing *t[4 * ROUNDS];
    get_all(t, 4 * ROUNDS);
    size_t objects = heap.bytes;
    put_all(t, 4 * ROUNDS);
    get_all(t, 4 * ROUNDS);
    cr_assert_gt(heap.bytes, objects, "where are the magazines?");
    pool_trim(&thing_pool);
    pool_trim(&thing_pool);
    cr_assert_eq(heap.bytes, objects);
    put_all(t, 4 * ROUNDS);
    drained();
}

POOL_DEFINE(other, struct thing, thing_reset, .init = thing_init, .free = thing_free)

Test(pool, trim_all_reaches_every_pool)
{
    thing_put(thing_get());
    other_put(other_get());
    pool_trim_all();
    cr_assert_eq(frees, 0);
    pool_trim_all();
    cr_assert_eq(frees, 2);
}

Test(pool, a_pool_that_was_never_used_can_be_trimmed_and_drained)
{
    pool_trim(&thing_pool);
    pool_drain(&thing_pool);
    cr_assert_eq(pool_stats(&thing_pool).gets, 0);
}

// What is left out of POOL_DEFINE.

struct page {
    _Alignas(128) char text[4096];
};

static bool page_reset(struct page *page)
{
    page->text[0] = 0;
    return true;
}

POOL_DEFINE(page, struct page, page_reset, .alloc = &counting)

Test(pool, without_init_objects_are_zero_and_aligned_as_their_type)
{
    struct page zero = {0}, *page[3];
    for (int i = 0; i < 3; i++) {
        page[i] = page_get();
        cr_assert_eq((uintptr_t)page[i] % _Alignof(struct page), 0);
        cr_assert_eq(memcmp(page[i], &zero, sizeof zero), 0);
    }
    for (int i = 0; i < 3; i++) page_put(page[i]);
    pool_drain(&page_pool);
    cr_assert_eq(heap.bytes, 0);
}

// The default size of a magazine: what is put beyond two magazines shows in the depot.
Test(pool, magazines_of_large_objects_are_small)
{
    enum { N = 64 };
    struct page *page[N];
    for (int i = 0; i < N; i++) page[i] = page_get();
    int kept_from = 0;
    for (int i = 0; i < N; i++) {
        page_put(page[i]);
        if (!kept_from && pool_stats(&page_pool).kept) kept_from = i;
    }
    cr_assert_eq(kept_from, 2 * (65536 / sizeof(struct page)));
    pool_drain(&page_pool);
}
