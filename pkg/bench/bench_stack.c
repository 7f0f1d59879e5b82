// How deep a region's stack goes: below bench_start's frame the stack of a thread made for it is
// painted, and after bench_stop the lowest word that lost its paint tells. The few hundred bytes
// that painting itself uses can't be painted; a region that stays within them is told as 0. Resolve
// lazily bound functions by a run before: the dynamic linker is no shallow caller.

#include "bench/bench_run.h"

#include <errno.h>
#include <pthread.h>
#include <sys/mman.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_MAKE_MEM_DEFINED(at, size) ((void)0)
#endif

#define PAINT UINT64_C(0x9b1d5ac6f3e24807)

enum { SIZE = 8 << 20, GUARD = 1 << 16 };

// Up to here the stack is not in use, with room for a red zone and spilled registers. Sanitizers
// and memcheck know that memory below the stack pointer is nobody's: here it is ours.
#define UNUSED_STACK_END                                                                           \
    ((uint64_t *)(((uintptr_t)__builtin_frame_address(0) - 256) & ~(uintptr_t)7))

__attribute__((noinline, no_sanitize_address)) void bench_stack_paint(struct bench_run *r,
                                                                      char *from)
{
    volatile uint64_t *p = (uint64_t *)r->stack_low, *end = UNUSED_STACK_END;
    VALGRIND_MAKE_MEM_DEFINED(p, (char *)end - (char *)p);
    r->stack_high = from;
    while (p < end) *p++ = PAINT;
}

__attribute__((noinline, no_sanitize_address)) void bench_stack_read(struct bench_run *r)
{
    const volatile uint64_t *p = (uint64_t *)r->stack_low, *end = UNUSED_STACK_END;
    VALGRIND_MAKE_MEM_DEFINED(p, (char *)end - (char *)p);
    while (p < end && *p == PAINT) p++;
    uint64_t deep = p < end ? (uint64_t)(r->stack_high - (char *)(uintptr_t)p) : 0;
    if (deep > r->stack_bytes) r->stack_bytes = deep;
}

struct call {
    struct bench *b;
    struct bench_run *r;
    bench_function *fn;
    void *arg;
};

static void *call(void *arg)
{
    struct call *c = arg;
    bench_call(c->b, c->r, c->fn, c->arg);
    return NULL;
}

int bench_stack_call(struct bench *b, struct bench_run *r, bench_function *fn, void *arg)
{
    char *stack = mmap(NULL, GUARD + SIZE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (stack == MAP_FAILED) return -ENOMEM;
    mprotect(stack, GUARD, PROT_NONE);
    r->stack_low = stack + GUARD;
    struct call c = {b, r, fn, arg};
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setstack(&attr, r->stack_low, SIZE);
    pthread_t thread;
    int error = pthread_create(&thread, &attr, call, &c);
    if (!error) pthread_join(thread, NULL);
    pthread_attr_destroy(&attr);
    munmap(stack, GUARD + SIZE);
    return -error;
}
