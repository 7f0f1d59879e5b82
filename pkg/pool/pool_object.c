// Objects are made and deleted here, and closed while they are idle if the pool is a debug one: the
// object is followed by its state and by room for a copy. When it becomes idle it is copied and
// filled with a pattern, then closed to memcheck (client requests) and ASan; when it is got again
// the pattern is checked and the copy put back. The copy stays open, since a leak checker must find
// what the object owns.
//
// A caller's bug stops the program here, as assert does, but says which pool.

#include "pool/pool_object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_MAKE_MEM_NOACCESS(p, size) ((void)(p), (void)(size))
#define VALGRIND_MAKE_MEM_DEFINED(p, size)  ((void)(p), (void)(size))
#endif
#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, size)   ((void)(p), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(p, size) ((void)(p), (void)(size))
#endif

enum { PATTERN = 0xdb };

enum state { LIVE = 0x11fe, IDLE = 0x1d1e };

struct tail {
    enum state state;
    _Alignas(max_align_t) unsigned char copy[]; // a leak checker reads aligned words only
};

static size_t tail_offset(const struct pool *p)
{
    return (p->options.size + _Alignof(struct tail) - 1) & ~(_Alignof(struct tail) - 1);
}

static struct tail *tail_of(const struct pool *p, void *o)
{
    return (struct tail *)((char *)o + tail_offset(p));
}

static _Noreturn void bug(const struct pool *p, const void *o, const char *what, size_t offset)
{
    fprintf(stderr, "pool %s: object %p %s", p->options.name, o, what);
    if (offset < p->options.size) fprintf(stderr, ", first at byte %zu", offset);
    fputc('\n', stderr);
    abort();
}

static size_t bytes_of(const struct pool *p)
{
    size_t size = p->options.size;
    return p->options.debug ? tail_offset(p) + sizeof(struct tail) + size : size;
}

void *pool_object_new(struct pool *p)
{
    const struct pool_options *opt = &p->options;
    void *o = alloc_new(opt->alloc, bytes_of(p), opt->align);
    if (!o) return NULL;
    if (!opt->init) {
        memset(o, 0, opt->size);
    } else if (!opt->init(o)) {
        alloc_delete(opt->alloc, o, bytes_of(p));
        return NULL;
    }
    if (opt->debug) tail_of(p, o)->state = LIVE;
    return o;
}

void pool_delete(struct pool *p, void *o)
{
    if (p->options.free) p->options.free(o);
    alloc_delete(p->options.alloc, o, bytes_of(p));
    __atomic_fetch_add(&p->deleted, 1, __ATOMIC_RELAXED);
}

void pool_object_delete_idle(struct pool *p, void *o)
{
    if (p->options.debug) pool_debug_got(p, o);
    pool_delete(p, o);
}

void pool_debug_live(struct pool *p, void *o)
{
    if (tail_of(p, o)->state == IDLE) bug(p, o, "is put twice", SIZE_MAX);
    if (tail_of(p, o)->state != LIVE) bug(p, o, "is put but was never got", SIZE_MAX);
}

void pool_debug_idle(struct pool *p, void *o)
{
    struct tail *t = tail_of(p, o);
    t->state = IDLE;
    memcpy(t->copy, o, p->options.size);
    memset(o, PATTERN, p->options.size);
    ASAN_POISON_MEMORY_REGION(o, p->options.size);
    VALGRIND_MAKE_MEM_NOACCESS(o, p->options.size);
}

void pool_debug_got(struct pool *p, void *o)
{
    struct tail *t = tail_of(p, o);
    if (t->state == LIVE) return; // new
    ASAN_UNPOISON_MEMORY_REGION(o, p->options.size);
    VALGRIND_MAKE_MEM_DEFINED(o, p->options.size);
    for (size_t i = 0; i < p->options.size; i++)
        if (((unsigned char *)o)[i] != PATTERN) bug(p, o, "was written after put", i);
    memcpy(o, t->copy, p->options.size);
    t->state = LIVE;
}
