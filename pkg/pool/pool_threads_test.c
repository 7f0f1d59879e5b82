// Pools and threads: what is handed from one to another, what a thread leaves when it ends, and
// what a trim reaches. Threads take turns by barriers, so every count is exact; races are looked
// for by pool_stress_main.c.

#include "pool/pool.h"

#include <criterion/criterion.h>
#include <limits.h>

struct item {
    int value;
};

static int frees;

static bool item_reset(struct item *item)
{
    item->value = 0;
    return true;
}

static void item_free(struct item *item)
{
    (void)item;
    __atomic_fetch_add(&frees, 1, __ATOMIC_RELAXED);
}

enum { ROUNDS = 4, N = 10 };
POOL_DEFINE(item, struct item, item_reset, .free = item_free, .rounds = ROUNDS)

static struct item *items[N];
static pthread_barrier_t turn;

static void run(void *(*body)(void *), void *arg)
{
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, body, arg), 0);
    pthread_join(thread, NULL);
}

static void *get_items(void *unused)
{
    for (int i = 0; i < N; i++) items[i] = item_get();
    return unused;
}

static void *put_items(void *unused)
{
    for (int i = 0; i < N; i++) item_put(items[i]);
    return unused;
}

static void *get_and_put_items(void *unused)
{
    get_items(NULL);
    return put_items(unused);
}

Test(pool_threads, a_thread_that_ends_gives_its_cache_to_the_depot)
{
    run(get_and_put_items, NULL);
    cr_assert_eq(frees, 0);
    cr_assert_eq(pool_stats(&item_pool).kept, N);
    get_items(NULL);
    cr_assert_eq(pool_stats(&item_pool).misses, N, "what the thread left was not found");
    put_items(NULL);
    pool_drain(&item_pool);
    cr_assert_eq(frees, N);
}

Test(pool_threads, stats_count_threads_that_ended)
{
    run(get_and_put_items, NULL);
    run(get_and_put_items, NULL);
    cr_assert_eq(pool_stats(&item_pool).gets, 2 * N);
    cr_assert_eq(pool_stats(&item_pool).misses, N);
    pool_drain(&item_pool);
}

// One thread gets, another puts, again and again: the objects travel through the depot and no new
// ones are made.
Test(pool_threads, objects_put_elsewhere_come_back)
{
    for (int i = 0; i < 20; i++) {
        run(get_items, NULL);
        run(put_items, NULL);
    }
    cr_assert_eq(pool_stats(&item_pool).misses, N);
    pool_drain(&item_pool);
    cr_assert_eq(frees, N);
}

// Puts N, waits for two trims by another thread, puts one more: then all but that one are gone.
static void *put_and_wait(void *unused)
{
    struct item *last = item_get();
    get_and_put_items(NULL);
    pthread_barrier_wait(&turn);
    pthread_barrier_wait(&turn);
    item_put(last);
    return unused;
}

Test(pool_threads, another_threads_cache_is_trimmed_at_its_next_put)
{
    pthread_t thread;
    pthread_barrier_init(&turn, NULL, 2);
    pthread_create(&thread, NULL, put_and_wait, NULL);
    pthread_barrier_wait(&turn);
    int in_depot = (int)pool_stats(&item_pool).kept;
    cr_assert_lt(in_depot, N, "the thread has no cache");
    pool_trim(&item_pool);
    pool_trim(&item_pool);
    cr_assert_eq(frees, in_depot);
    pthread_barrier_wait(&turn);
    pthread_join(thread, NULL);
    cr_assert_eq(frees, N);
    cr_assert_eq(pool_stats(&item_pool).kept, 1);
    pool_drain(&item_pool);
}

// As put_and_wait, but it ends without another put.
static void *put_and_end(void *unused)
{
    get_and_put_items(NULL);
    pthread_barrier_wait(&turn);
    pthread_barrier_wait(&turn);
    return unused;
}

Test(pool_threads, a_cache_that_missed_two_trims_is_deleted_when_its_thread_ends)
{
    pthread_t thread;
    pthread_barrier_init(&turn, NULL, 2);
    pthread_create(&thread, NULL, put_and_end, NULL);
    pthread_barrier_wait(&turn);
    pool_trim(&item_pool);
    pool_trim(&item_pool);
    pthread_barrier_wait(&turn);
    pthread_join(thread, NULL);
    cr_assert_eq(frees, N);
    cr_assert_eq(pool_stats(&item_pool).kept, 0);
}

// A destructor of thread-specific data that runs after the pool's own: the thread signs up anew.
static void late_put(void *item)
{
    item_put(item);
}

static void *put_in_a_destructor(void *key)
{
    struct item *item = item_get(); // the pool's key is made here, before the test's
    item_put(item_get());
    pthread_key_create(key, late_put);
    pthread_setspecific(*(pthread_key_t *)key, item);
    return NULL;
}

Test(pool_threads, a_put_in_a_late_destructor_is_not_lost)
{
    pthread_key_t key;
    run(put_in_a_destructor, &key);
    cr_assert_eq(pool_stats(&item_pool).kept, 2);
    cr_assert_null(item_pool.caches, "the cache of a thread that ended is still listed");
    pool_drain(&item_pool);
}

// Without a key a thread's end can't be noticed, so nothing may stay in a cache.
Test(pool_threads, without_a_thread_specific_key_it_works_uncached)
{
    pthread_key_t key;
    while (pthread_key_create(&key, NULL) == 0) continue;
    run(get_and_put_items, NULL);
    struct pool_stats s = pool_stats(&item_pool);
    cr_assert_eq(s.misses, N);
    cr_assert_eq(frees, N);
    cr_assert_eq(s.kept, 0);
}
