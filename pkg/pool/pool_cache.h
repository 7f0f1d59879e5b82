// The inside of pool.h: what a get and a put do inline. Include pool.h.
//
// A magazine (Bonwick and Adams, "Magazines and Vmem", USENIX 2001) is an array of idle objects. A
// thread's cache is two of them, loaded and spare. The cache is thread-local memory that starts as
// zeros: count 0 makes the first get take the slow path, limit 0 the first put, and there the
// thread signs up. So there is no "is it initialised" test on the fast path, and none for trimming
// either: a trim lowers every thread's limit to 0, which sends its next put the slow way (as Go's
// scheduler asks a goroutine to stop by raising the bound its stack is compared with). limit is the
// only word that another thread writes, hence atomic; relaxed, for all else happens under the
// depot's lock.
#ifndef POOL_CACHE_H
#define POOL_CACHE_H

#include "alloc/alloc.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef __has_feature // clang's
#define __has_feature(x) 0
#endif
#ifndef POOL_DEBUG
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
#define POOL_DEBUG 1
#else
#define POOL_DEBUG 0
#endif
#endif

// Intel's prefetcher fetches lines in pairs, but 64 is what two cores fight over.
#define POOL_LINE_BYTES 64

struct pool_magazine {
    struct pool_magazine *next;
    uint64_t epoch; // how many trims there had been when its objects were put
    uint32_t count; // not kept up to date while it is loaded
    void *round[];
};

struct pool_cache {
    uint32_t count; // objects in the loaded magazine
    uint32_t limit; // puts go the slow way from here on
    struct pool_magazine *loaded;
    uint64_t gets;
    struct pool_magazine *spare;
    uint64_t epoch;
    struct pool *pool; // NULL until the thread has signed up
    struct pool_cache *next_of_pool, *next_of_thread;
} __attribute__((aligned(POOL_LINE_BYTES)));

struct pool_options {
    const char *name;
    size_t size, align;
    bool (*init)(void *o);
    void (*free)(void *o);
    size_t cap;
    uint32_t rounds;
    bool debug;
    const struct alloc *alloc;
};

struct pool {
    struct pool_options (*options_of)(void); // typed callbacks, wrapped; asked for once
    pthread_mutex_t lock;
    struct pool_options options;
    bool ready;
    uint64_t epoch;                     // trims so far
    struct pool_magazine *full, *empty; // full: not empty
    struct pool_cache *caches;          // of the threads that signed up
    struct pool *next;                  // in the list of all
    uint64_t kept, gets, misses, visits, deleted;
} __attribute__((aligned(POOL_LINE_BYTES)));

void *pool_get_slow(struct pool *p, struct pool_cache *c);
void pool_put_slow(struct pool *p, struct pool_cache *c, void *o);
void pool_delete(struct pool *p, void *o);     // an object that its reset doesn't want kept
void pool_debug_got(struct pool *p, void *o);  // was idle: nobody wrote to it?
void pool_debug_live(struct pool *p, void *o); // is about to be put: for the first time?
void pool_debug_idle(struct pool *p, void *o); // closes it

// One thread writes a count that others may read.
#define POOL_BUMP(x) __atomic_store_n(&(x), (x) + 1, __ATOMIC_RELAXED)

static inline void *pool_get(struct pool *p, struct pool_cache *c, bool debug)
{
    void *o;
    POOL_BUMP(c->gets);
    if (__builtin_expect(c->count > 0, 1))
        o = c->loaded->round[--c->count];
    else
        o = pool_get_slow(p, c);
    if (debug && o) pool_debug_got(p, o);
    return o;
}

static inline void pool_put(struct pool *p, struct pool_cache *c, void *o, bool debug)
{
    if (debug) pool_debug_idle(p, o);
    if (__builtin_expect(c->count < __atomic_load_n(&c->limit, __ATOMIC_RELAXED), 1))
        c->loaded->round[c->count++] = o;
    else
        pool_put_slow(p, c, o);
}

#define POOL_UNUSED __attribute__((unused))

#define POOL_CODE(name_, type, reset_, ...)                                                        \
    static const struct {                                                                          \
        bool (*init)(type * o);                                                                    \
        void (*free)(type * o);                                                                    \
        size_t cap;                                                                                \
        uint32_t rounds;                                                                           \
        const struct alloc *alloc;                                                                 \
        bool debug;                                                                                \
    } name_##_pool_typed = {__VA_ARGS__};                                                          \
    static bool name_##_pool_init(void *o)                                                         \
    {                                                                                              \
        return name_##_pool_typed.init(o);                                                         \
    }                                                                                              \
    static void name_##_pool_free(void *o)                                                         \
    {                                                                                              \
        name_##_pool_typed.free(o);                                                                \
    }                                                                                              \
    static struct pool_options name_##_pool_options(void)                                          \
    {                                                                                              \
        return (struct pool_options){                                                              \
            .name = #name_,                                                                        \
            .size = sizeof(type),                                                                  \
            .align = _Alignof(type),                                                               \
            .init = name_##_pool_typed.init ? name_##_pool_init : NULL,                            \
            .free = name_##_pool_typed.free ? name_##_pool_free : NULL,                            \
            .cap = name_##_pool_typed.cap,                                                         \
            .rounds = name_##_pool_typed.rounds,                                                   \
            .debug = POOL_DEBUG || name_##_pool_typed.debug,                                       \
            .alloc = name_##_pool_typed.alloc,                                                     \
        };                                                                                         \
    }                                                                                              \
    static struct pool name_##_pool = {.options_of = name_##_pool_options,                         \
                                       .lock = PTHREAD_MUTEX_INITIALIZER};                         \
    static _Thread_local struct pool_cache name_##_pool_cache;                                     \
    POOL_UNUSED static inline type *name_##_get(void)                                              \
    {                                                                                              \
        return pool_get(&name_##_pool, &name_##_pool_cache,                                        \
                        POOL_DEBUG || name_##_pool_typed.debug);                                   \
    }                                                                                              \
    POOL_UNUSED static inline void name_##_put(type *o)                                            \
    {                                                                                              \
        const bool debug = POOL_DEBUG || name_##_pool_typed.debug;                                 \
        if (!o) return;                                                                            \
        if (debug) pool_debug_live(&name_##_pool, o);                                              \
        if (reset_(o))                                                                             \
            pool_put(&name_##_pool, &name_##_pool_cache, o, debug);                                \
        else                                                                                       \
            pool_delete(&name_##_pool, o);                                                         \
    }

#endif
