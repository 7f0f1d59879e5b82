// The malloc family, counted, over the next allocator in the order of linking.
//
// Counting must cost next to nothing, so each thread counts in its own thread-local memory and no
// line is shared. A thread joins the list of threads at its first call, which is how the sum over
// all is read, and leaves it when its pthread key is destroyed; what it still calls after that
// (libc's own clean-up) is added to the ended threads' sum atomically.
//
// A thread is INSIDE while the hook itself, or what it calls, may allocate: such calls are
// forwarded but neither counted nor traced. dlsym may allocate before the next allocator is known:
// then the blocks come from a small static buffer and are never given back.
#include "allocs_hook.h"

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIKELY(x) __builtin_expect(!!(x), 1)
#define CALLER    __builtin_return_address(0)

enum state {
    NEW, // 0, which is what a thread finds
    COUNTING,
    INSIDE,
    ENDED,
    TRACED // no thread's, see fast_state
};

struct thread {
    enum state state;
    struct allocs_counts counts; // written by its thread only, read by any
    struct thread *next, **link; // link: what points at this one
};

static __thread struct thread self __attribute__((tls_model("local-exec"))); // of a program only
static enum state fast_state = COUNTING; // whose calls take the fast way: TRACED while none may
static void (*tracer)(enum allocs_event event, void *ptr, size_t size, void *caller);
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // of what follows
static struct thread *threads;
static struct allocs_counts ended;
static pthread_key_t key;

// The next allocator. What is not here (reallocarray, pvalloc) jemalloc lacks: it is made from
// these, lest a block come from one allocator and go back to another.
static struct family {
    void *(*malloc)(size_t size);
    void *(*calloc)(size_t count, size_t size);
    void *(*realloc)(void *ptr, size_t size);
    void (*free)(void *ptr);
    void *(*memalign)(size_t alignment, size_t size);
    void *(*aligned_alloc)(size_t alignment, size_t size);
    int (*posix_memalign)(void **ptr, size_t alignment, size_t size);
    void *(*valloc)(size_t size);
} next;

// The counters. A plain add would do for their thread; the others want no torn reads.

static inline void bump(uint64_t *counter, uint64_t by)
{
    __atomic_store_n(counter, *counter + by, __ATOMIC_RELAXED);
}

static void add(struct allocs_counts *sum, uint64_t allocs, uint64_t frees, uint64_t bytes)
{
    __atomic_fetch_add(&sum->allocs, allocs, __ATOMIC_RELAXED);
    __atomic_fetch_add(&sum->frees, frees, __ATOMIC_RELAXED);
    __atomic_fetch_add(&sum->bytes, bytes, __ATOMIC_RELAXED);
}

static void add_thread(struct allocs_counts *sum, const struct thread *t)
{
    add(sum, __atomic_load_n(&t->counts.allocs, __ATOMIC_RELAXED),
        __atomic_load_n(&t->counts.frees, __ATOMIC_RELAXED),
        __atomic_load_n(&t->counts.bytes, __ATOMIC_RELAXED));
}

struct allocs_counts allocs_hook_thread(void)
{
    return self.counts;
}

struct allocs_counts allocs_hook_all(void)
{
    struct allocs_counts sum = {0, 0, 0};
    pthread_mutex_lock(&lock);
    add(&sum, ended.allocs, ended.frees, ended.bytes);
    for (const struct thread *t = threads; t; t = t->next) add_thread(&sum, t);
    pthread_mutex_unlock(&lock);
    return sum;
}

void allocs_hook_trace(void (*to)(enum allocs_event event, void *ptr, size_t size, void *caller))
{
    __atomic_store_n(&tracer, to, __ATOMIC_RELEASE);
    __atomic_store_n(&fast_state, to ? TRACED : COUNTING, __ATOMIC_RELEASE);
}

// Threads: begin, end, fork.

static void begin_thread(void)
{
    self.state = INSIDE; // pthread_setspecific may allocate
    pthread_setspecific(key, &self);
    pthread_mutex_lock(&lock);
    self.next = threads;
    self.link = &threads;
    if (threads) threads->link = &self.next;
    threads = &self;
    pthread_mutex_unlock(&lock);
    self.state = COUNTING;
}

static void end_thread(void *thread)
{
    struct thread *t = thread;
    pthread_mutex_lock(&lock);
    *t->link = t->next;
    if (t->next) t->next->link = t->link;
    add_thread(&ended, t);
    t->state = ENDED;
    pthread_mutex_unlock(&lock);
}

static void before_fork(void)
{
    if (self.state == NEW) begin_thread(); // can't while the lock is held
    pthread_mutex_lock(&lock);
}

static void after_fork_parent(void)
{
    pthread_mutex_unlock(&lock);
}

static void after_fork_child(void)
{
    for (struct thread *t = threads; t; t = t->next)
        if (t != &self) add_thread(&ended, t);
    threads = NULL;
    if (self.state != ENDED) {
        self.next = NULL;
        self.link = &threads;
        threads = &self;
    }
    pthread_mutex_unlock(&lock);
}

// The slow ways: a thread's first call, its calls after its end, and tracing.

static inline bool fast(void)
{
    return LIKELY(self.state == __atomic_load_n(&fast_state, __ATOMIC_RELAXED));
}

static __attribute__((noinline)) void count_slowly(uint64_t allocs, uint64_t frees, uint64_t bytes)
{
    if (self.state == NEW) begin_thread();
    bump(&self.counts.allocs, allocs);
    bump(&self.counts.frees, frees);
    bump(&self.counts.bytes, bytes);
    if (self.state == ENDED) add(&ended, allocs, frees, bytes);
}

static void trace(enum allocs_event event, void *ptr, size_t size, void *caller)
{
    void (*to)(enum allocs_event, void *, size_t, void *) =
        __atomic_load_n(&tracer, __ATOMIC_ACQUIRE);
    if (!to) return;
    enum state state = self.state;
    int saved = errno;
    self.state = INSIDE;
    to(event, ptr, size, caller);
    self.state = state;
    errno = saved;
}

static __attribute__((noinline)) void made_slowly(void *ptr, size_t size, void *caller)
{
    if (self.state == INSIDE) return;
    count_slowly(1, 0, size);
    trace(ALLOCS_MADE, ptr, size, caller);
}

static __attribute__((noinline)) void lost_slowly(void *ptr)
{
    if (self.state == INSIDE) return;
    count_slowly(0, 1, 0);
    trace(ALLOCS_LOST, ptr, 0, NULL);
}

static inline void *made(void *ptr, size_t size, void *caller)
{
    if (!LIKELY(ptr)) return NULL;
    if (fast()) {
        bump(&self.counts.allocs, 1);
        bump(&self.counts.bytes, size);
    } else {
        made_slowly(ptr, size, caller);
    }
    return ptr;
}

// The bootstrap buffer: for what dlsym allocates before it has found the next allocator.

#define BOOT_ALIGN _Alignof(max_align_t)
static _Alignas(BOOT_ALIGN) char boot[16384];
static size_t boot_used;

static bool boot_owns(const void *ptr)
{
    return (uintptr_t)ptr - (uintptr_t)boot < sizeof boot;
}

static void *boot_alloc(size_t size)
{
    if (size > sizeof boot - boot_used) {
        errno = ENOMEM;
        return NULL;
    }
    void *ptr = boot + boot_used;
    boot_used += (size + BOOT_ALIGN - 1) & ~(BOOT_ALIGN - 1);
    return ptr;
}

static void *boot_realloc(const void *ptr, size_t size)
{
    void *moved = malloc(size);
    size_t rest = (size_t)(boot + sizeof boot - (const char *)ptr); // its size or more
    if (moved) memcpy(moved, ptr, size < rest ? size : rest);
    return moved;
}

// Fills in one member of next: they all have the form of a pointer to a function.
static void find(void *member, const char *name)
{
    void *symbol = dlsym(RTLD_NEXT, name);
    if (!symbol) abort(); // linked statically: nothing to forward to, and nothing to say it with
    memcpy(member, &symbol, sizeof symbol);
}

// At the program's first call, before it has threads. False while it is under way.
static bool find_next(void)
{
    if (self.state == INSIDE) return false;
    self.state = INSIDE;
    struct family found;
    find(&found.malloc, "malloc");
    find(&found.calloc, "calloc");
    find(&found.realloc, "realloc");
    find(&found.free, "free");
    find(&found.memalign, "memalign");
    find(&found.aligned_alloc, "aligned_alloc");
    find(&found.posix_memalign, "posix_memalign");
    find(&found.valloc, "valloc");
    if (pthread_key_create(&key, end_thread)) abort();
    if (pthread_atfork(before_fork, after_fork_parent, after_fork_child)) abort();
    next = found;
    self.state = NEW;
    return true;
}

static inline bool ready(void)
{
    return LIKELY(next.malloc) || find_next();
}

// The family.

static __attribute__((noinline)) void *malloc_slowly(size_t size, void *caller)
{
    if (!ready()) return boot_alloc(size);
    return made(next.malloc(size), size, caller);
}

// The most frequent two are laid out so that the fast way saves as few registers as it can.
void *malloc(size_t size)
{
    if (!fast()) return malloc_slowly(size, CALLER);
    void *ptr = next.malloc(size);
    if (!LIKELY(ptr)) return NULL;
    bump(&self.counts.allocs, 1);
    bump(&self.counts.bytes, size);
    return ptr;
}

void free(void *ptr)
{
    if (!ptr || boot_owns(ptr)) return;
    if (fast())
        bump(&self.counts.frees, 1);
    else
        lost_slowly(ptr);
    next.free(ptr);
}

void *calloc(size_t count, size_t size)
{
    if (!ready()) return boot_alloc(count * size); // dlsym's: no overflow
    return made(next.calloc(count, size), count * size, CALLER);
}

static __attribute__((noinline)) void *resize_slowly(void *ptr, size_t size, void *caller)
{
    if (self.state == INSIDE) return next.realloc(ptr, size);
    trace(ALLOCS_LOST, ptr, 0, NULL);
    void *moved = next.realloc(ptr, size);
    if (moved || !size)
        count_slowly(0, 1, 0);
    else
        trace(ALLOCS_KEPT, ptr, 0, NULL);
    return made(moved, size, caller);
}

// Where size is 0 the next allocator says whether the result is a block.
static inline void *resize(void *ptr, size_t size, void *caller)
{
    if (!ready()) return ptr ? boot_realloc(ptr, size) : boot_alloc(size);
    if (!ptr) return made(next.realloc(NULL, size), size, caller);
    if (boot_owns(ptr)) return boot_realloc(ptr, size);
    if (!fast()) return resize_slowly(ptr, size, caller);
    void *moved = next.realloc(ptr, size);
    if (moved || !size) bump(&self.counts.frees, 1);
    return made(moved, size, caller);
}

void *realloc(void *ptr, size_t size)
{
    return resize(ptr, size, CALLER);
}

void *reallocarray(void *ptr, size_t count, size_t size)
{
    size_t product;
    if (__builtin_mul_overflow(count, size, &product)) {
        errno = ENOMEM;
        return NULL;
    }
    return resize(ptr, product, CALLER);
}

void *memalign(size_t alignment, size_t size)
{
    return made(ready() ? next.memalign(alignment, size) : NULL, size, CALLER);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return made(ready() ? next.aligned_alloc(alignment, size) : NULL, size, CALLER);
}

int posix_memalign(void **ptr, size_t alignment, size_t size)
{
    int error = ready() ? next.posix_memalign(ptr, alignment, size) : ENOMEM;
    if (!error) made(*ptr, size, CALLER);
    return error;
}

void *valloc(size_t size)
{
    return made(ready() ? next.valloc(size) : NULL, size, CALLER);
}

void *pvalloc(size_t size)
{
    size_t page = (size_t)getpagesize(), padded;
    if (__builtin_add_overflow(size, page - 1, &padded)) {
        errno = ENOMEM;
        return NULL;
    }
    return made(ready() ? next.memalign(page, padded & -page) : NULL, size, CALLER);
}
