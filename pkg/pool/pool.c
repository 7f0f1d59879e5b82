// The depot: two lists of magazines under one lock, and what happens when a cache must go there.
// A thread goes only when both its magazines are empty (get) or full (put), so at most once in
// `rounds` operations however its gets and puts alternate: the two magazines are the hysteresis.
//
// Generations: a magazine carries the number of trims that there had been when its objects were
// put. A trim deletes those that saw a trim before, which is what Go's victim cache does with two
// lists. Magazines age as a whole: one that is loaded is young again. What is to be deleted is
// moved to a list of the caller's, `doomed`, and deleted after the lock is released, since free
// callbacks may take their time or use another pool.
//
// A thread signs up at its first visit. If that fails (no thread-specific key left) it works
// without a cache: every get and put goes to malloc, correct but slow.

#include "pool/pool.h"

#include "pool/pool_object.h"

#include <string.h>

static pthread_once_t exit_once = PTHREAD_ONCE_INIT;
static pthread_key_t exit_key;
static bool exit_noticed; // exit_key exists
static _Thread_local struct pool_cache *mine;
static struct pool *pools; // pushed only, never removed
static pthread_mutex_t pools_lock = PTHREAD_MUTEX_INITIALIZER;

#define MAGAZINE_MAX   64
#define MAGAZINE_MIN   4
#define MAGAZINE_BYTES 65536

static size_t magazine_bytes(const struct pool *p)
{
    size_t bytes = sizeof(struct pool_magazine) + p->options.rounds * sizeof(void *);
    return (bytes + POOL_LINE_BYTES - 1) & ~(size_t)(POOL_LINE_BYTES - 1);
}

static struct pool_magazine *pop(struct pool_magazine **list)
{
    struct pool_magazine *m = *list;
    if (m) *list = m->next;
    return m;
}

static void push(struct pool_magazine **list, struct pool_magazine *m)
{
    m->next = *list;
    *list = m;
}

static void doomed_delete(struct pool *p, struct pool_magazine *doomed)
{
    for (struct pool_magazine *m; (m = pop(&doomed));) {
        for (uint32_t i = 0; i < m->count; i++) pool_object_delete_idle(p, m->round[i]);
        alloc_delete(p->options.alloc, m, magazine_bytes(p));
    }
}

// The depot, under p->lock.

static void depot_give(struct pool *p, struct pool_magazine *m, uint64_t epoch,
                       struct pool_magazine **doomed)
{
    size_t cap = p->options.cap;
    m->epoch = epoch;
    if (m->count == 0) {
        push(&p->empty, m);
    } else if (epoch + 2 <= p->epoch || (cap && p->kept + m->count > cap)) {
        push(doomed, m);
    } else {
        p->kept += m->count;
        push(&p->full, m);
    }
}

static struct pool_magazine *depot_full(struct pool *p)
{
    struct pool_magazine *m = pop(&p->full);
    if (m) p->kept -= m->count;
    return m;
}

static struct pool_magazine *depot_empty(struct pool *p)
{
    struct pool_magazine *m = pop(&p->empty);
    if (m) m->count = 0;
    return m;
}

// The caches. Their owner calls these, under p->lock.

static void limit_set(struct pool_cache *c, uint32_t limit)
{
    __atomic_store_n(&c->limit, limit, __ATOMIC_RELAXED);
}

// All to the depot, as old as it is.
static void cache_flush(struct pool *p, struct pool_cache *c, struct pool_magazine **doomed)
{
    if (c->loaded) {
        c->loaded->count = c->count;
        depot_give(p, c->loaded, c->epoch, doomed);
    }
    if (c->spare) depot_give(p, c->spare, c->epoch, doomed);
    c->loaded = c->spare = NULL;
    c->count = 0;
    limit_set(c, 0);
    c->epoch = p->epoch;
}

// At the end of a thread. A destructor that runs later and uses a pool signs up anew, and pthreads
// calls this again.
static void thread_exit(void *unused)
{
    (void)unused;
    for (struct pool_cache *c; (c = mine);) {
        struct pool *p = c->pool;
        struct pool_magazine *doomed = NULL;
        mine = c->next_of_thread;
        pthread_mutex_lock(&p->lock);
        cache_flush(p, c, &doomed);
        struct pool_cache **link = &p->caches;
        while (*link != c) link = &(*link)->next_of_pool;
        *link = c->next_of_pool;
        p->gets += c->gets;
        memset(c, 0, sizeof *c);
        pthread_mutex_unlock(&p->lock);
        doomed_delete(p, doomed);
    }
}

static void exit_prepare(void)
{
    exit_noticed = pthread_key_create(&exit_key, thread_exit) == 0;
}

static void pool_prepare(struct pool *p)
{
    struct pool_options *opt = &p->options;
    *opt = p->options_of();
    size_t fit = opt->size ? MAGAZINE_BYTES / opt->size : MAGAZINE_MAX;
    if (fit < MAGAZINE_MIN) fit = MAGAZINE_MIN;
    if (!opt->rounds) opt->rounds = (uint32_t)(fit < MAGAZINE_MAX ? fit : MAGAZINE_MAX);
    if (opt->cap && opt->rounds > opt->cap) opt->rounds = (uint32_t)opt->cap;
    p->ready = true;
    pthread_mutex_lock(&pools_lock);
    p->next = pools;
    pools = p;
    pthread_mutex_unlock(&pools_lock);
}

// Locks p for a visit of c's thread, signed up if that is possible.
static bool visit(struct pool *p, struct pool_cache *c)
{
    pthread_once(&exit_once, exit_prepare);
    pthread_mutex_lock(&p->lock);
    if (!p->ready) pool_prepare(p);
    p->visits++;
    if (c->pool) return true;
    if (!exit_noticed || pthread_setspecific(exit_key, &mine)) return false;
    c->pool = p;
    c->epoch = p->epoch;
    c->next_of_pool = p->caches;
    p->caches = c;
    c->next_of_thread = mine;
    mine = c;
    return true;
}

static void swap(struct pool_cache *c)
{
    struct pool_magazine *m = c->spare;
    if (c->loaded) c->loaded->count = c->count; // none: a put found no memory for one
    c->spare = c->loaded;
    c->loaded = m;
    c->count = m->count;
}

void *pool_get_slow(struct pool *p, struct pool_cache *c)
{
    if (c->spare && c->spare->count) {
        swap(c);
        return c->loaded->round[--c->count];
    }
    struct pool_magazine *m = NULL;
    if (visit(p, c)) m = depot_full(p);
    if (m) {
        if (c->spare) push(&p->empty, c->spare);
        c->spare = c->loaded;
        if (c->spare) c->spare->count = 0;
        c->loaded = m;
        c->count = m->count;
        c->epoch = p->epoch;
        limit_set(c, p->options.rounds);
    } else {
        p->misses++;
    }
    pthread_mutex_unlock(&p->lock);
    return m ? m->round[--c->count] : pool_object_new(p);
}

// Room for one object: both magazines are full, or there is none, or a trim lowered the limit.
// False: the depot has no empty magazine, and c none loaded.
static bool cache_room(struct pool *p, struct pool_cache *c, struct pool_magazine **doomed)
{
    if (c->epoch != p->epoch) cache_flush(p, c, doomed);
    if (c->loaded && c->count == p->options.rounds) {
        c->loaded->count = c->count;
        if (c->spare) depot_give(p, c->spare, c->epoch, doomed);
        c->spare = c->loaded;
        c->loaded = NULL;
    }
    if (!c->loaded) {
        c->count = 0;
        c->loaded = depot_empty(p);
    }
    limit_set(c, c->loaded ? p->options.rounds : 0);
    return c->loaded;
}

// A new magazine for c, which has none loaded. alloc is the caller's function and may take its
// time or use another pool, so it is called between two locks; a trim between them is heeded.
static bool cache_grow(struct pool *p, struct pool_cache *c)
{
    struct pool_magazine *m = alloc_new(p->options.alloc, magazine_bytes(p), POOL_LINE_BYTES);
    if (!m) return false;
    m->count = 0;
    c->loaded = m;
    pthread_mutex_lock(&p->lock);
    if (c->epoch == p->epoch) limit_set(c, p->options.rounds);
    pthread_mutex_unlock(&p->lock);
    return true;
}

void pool_put_slow(struct pool *p, struct pool_cache *c, void *o)
{
    struct pool_magazine *doomed = NULL;
    bool room;
    if (c->spare && !c->spare->count && c->count == p->options.rounds) {
        swap(c);
        room = true;
    } else {
        bool signed_up = visit(p, c);
        room = signed_up && cache_room(p, c, &doomed);
        pthread_mutex_unlock(&p->lock);
        if (signed_up && !room) room = cache_grow(p, c);
    }
    if (room)
        c->loaded->round[c->count++] = o;
    else
        pool_object_delete_idle(p, o);
    doomed_delete(p, doomed);
}

// What the header promises besides.

// Moves this thread's cache to the depot. Under p->lock.
static void mine_flush(struct pool *p, struct pool_magazine **doomed)
{
    for (struct pool_cache *c = mine; c; c = c->next_of_thread)
        if (c->pool == p) cache_flush(p, c, doomed);
}

static void expired(struct pool *p, bool all, struct pool_magazine **doomed)
{
    struct pool_magazine *full = p->full, *m;
    p->full = NULL;
    p->kept = 0;
    while ((m = pop(&full))) {
        if (all)
            push(doomed, m);
        else
            depot_give(p, m, m->epoch, doomed);
    }
    while ((m = pop(&p->empty))) push(doomed, m);
}

void pool_trim(struct pool *p)
{
    struct pool_magazine *doomed = NULL;
    pthread_mutex_lock(&p->lock);
    p->epoch++;
    for (struct pool_cache *c = p->caches; c; c = c->next_of_pool) limit_set(c, 0);
    expired(p, false, &doomed); // first, so that the old makes room under the cap
    mine_flush(p, &doomed);
    pthread_mutex_unlock(&p->lock);
    doomed_delete(p, doomed);
}

void pool_trim_all(void)
{
    pthread_mutex_lock(&pools_lock);
    struct pool *first = pools;
    pthread_mutex_unlock(&pools_lock);
    for (struct pool *p = first; p; p = p->next) pool_trim(p);
}

void pool_drain(struct pool *p)
{
    struct pool_magazine *doomed = NULL;
    pthread_mutex_lock(&p->lock);
    mine_flush(p, &doomed);
    expired(p, true, &doomed);
    pthread_mutex_unlock(&p->lock);
    doomed_delete(p, doomed);
}

struct pool_stats pool_stats(struct pool *p)
{
    pthread_mutex_lock(&p->lock);
    struct pool_stats s = {.gets = p->gets,
                           .misses = p->misses,
                           .visits = p->visits,
                           .deleted = __atomic_load_n(&p->deleted, __ATOMIC_RELAXED),
                           .kept = p->kept};
    for (struct pool_cache *c = p->caches; c; c = c->next_of_pool)
        s.gets += __atomic_load_n(&c->gets, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&p->lock);
    return s;
}
