// How deep a region's stack goes: below bench_start's frame the stack of a thread made for it is
// painted, and after bench_stop the lowest word that lost its paint tells. The few hundred bytes
// that painting itself uses can't be painted; a region that stays within them is told as 0. Resolve
// lazily bound functions by a run before: the dynamic linker is no shallow caller.

#include "bench/bench_run.h"

#include <errno.h>
#include <pthread.h>
#include <sys/mman.h>

#define PAINT UINT64_C(0x9b1d5ac6f3e24807)

enum { SIZE = 8 << 20, GUARD = 1 << 16 };

__attribute__((noinline)) void bench_stack_paint(struct bench_run *r, char *from)
{
    uintptr_t here = (uintptr_t)__builtin_frame_address(0) - 256; // the red zone and our own spills
    r->stack_high = from;
    for (volatile uint64_t *p = (uint64_t *)r->stack_low; (uintptr_t)p < (here & ~(uintptr_t)7);
         p++)
        *p = PAINT;
}

__attribute__((noinline)) void bench_stack_read(struct bench_run *r)
{
    uintptr_t here = (uintptr_t)__builtin_frame_address(0) - 256;
    const volatile uint64_t *p = (uint64_t *)r->stack_low;
    while ((uintptr_t)p < (here & ~(uintptr_t)7) && *p == PAINT) p++;
    if ((uintptr_t)p >= (here & ~(uintptr_t)7)) return;
    uint64_t deep = (uint64_t)(r->stack_high - (char *)(uintptr_t)p);
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
