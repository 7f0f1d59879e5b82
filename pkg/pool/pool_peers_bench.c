// A pool beside glibc's malloc and jemalloc, in one process: jemalloc is linked in, and each
// library is asked for its own malloc and free. Both are called through a pointer, as any call into
// a shared library is; the pool is inline, which is its point. One block at a time, one byte of it
// written: the best case of all three.

#include "pool/pool.h"

#include "bench/bench.h"
#include "bench/bench_peers.h"

#include <dlfcn.h>

struct allocator {
    const char *soname;
    void *(*get)(size_t size);
    void (*put)(void *p);
};

static struct allocator glibc = {.soname = "libc.so.6"};

static bool opened(struct allocator *a)
{
    if (a->put) return true;
    void *lib = dlopen(a->soname, RTLD_NOW | RTLD_NOLOAD);
    if (!lib) return false;
    *(void **)&a->get = dlsym(lib, "malloc");
    *(void **)&a->put = dlsym(lib, "free");
    return a->get && a->put;
}

static void pairs(struct bench *b, struct allocator *a, size_t size)
{
    if (!opened(a)) return; // the harness says that the kernel failed
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = a->get(size);
        p[0] = 1;
        bench_clobber();
        a->put(p);
    }
    bench_stop(b);
}

#define POOLED(name, bytes_)                                                                       \
    struct name {                                                                                  \
        char bytes[bytes_];                                                                        \
    };                                                                                             \
    static bool name##_reset(struct name *o)                                                       \
    {                                                                                              \
        o->bytes[0] = 0;                                                                           \
        return true;                                                                               \
    }                                                                                              \
    POOL_DEFINE(name, struct name, name##_reset)                                                   \
    BENCH(pool_##name)                                                                             \
    {                                                                                              \
        bench_start(b);                                                                            \
        for (b->op = 0; b->op < b->n; b->op++) {                                                   \
            struct name *o = name##_get();                                                         \
            o->bytes[0] = 1;                                                                       \
            bench_clobber();                                                                       \
            name##_put(o);                                                                         \
        }                                                                                          \
        bench_stop(b);                                                                             \
    }                                                                                              \
    BENCH(glibc_##name)                                                                            \
    {                                                                                              \
        pairs(b, &glibc, bytes_);                                                                  \
    }

POOLED(small, 64)
POOLED(page, 4096)
POOLED(big, 65536)

#if __has_include(<jemalloc/jemalloc.h>)
static struct allocator jemalloc = {.soname = "libjemalloc.so.2"};

BENCH(jemalloc_small)
{
    pairs(b, &jemalloc, 64);
}
BENCH(jemalloc_page)
{
    pairs(b, &jemalloc, 4096);
}
BENCH(jemalloc_big)
{
    pairs(b, &jemalloc, 65536);
}
#define JEMALLOC(name) .peer = BENCH_KERNEL(jemalloc_##name)
#else
#define JEMALLOC(name) .missing = "libjemalloc-dev"
#endif

BENCH_FIGURE("pool, get and put, 64 B", pool_small, .most_ns = 2.5)
BENCH_FIGURE("pool, get and put, 4 KB", pool_page, .most_ns = 2.5)
BENCH_FIGURE("pool, 64 B, against jemalloc", pool_small, JEMALLOC(small))
BENCH_FIGURE("pool, 4 KB, against jemalloc", pool_page, JEMALLOC(page), .least = 3)
BENCH_FIGURE("pool, 64 KB, against jemalloc", pool_big, JEMALLOC(big), .least = 3)
BENCH_FIGURE("pool, 64 B, against glibc", pool_small, .peer = BENCH_KERNEL(glibc_small), .least = 2)
BENCH_FIGURE("pool, 4 KB, against glibc", pool_page, .peer = BENCH_KERNEL(glibc_page), .least = 3)
BENCH_FIGURE("pool, 64 KB, against glibc", pool_big, .peer = BENCH_KERNEL(glibc_big), .least = 3)
