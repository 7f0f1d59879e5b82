// The claim: counting costs at most 2 ns a pair of malloc and free over glibc, 5 over jemalloc
// (`make ALLOCATOR=jemalloc pkg/allocs/peers`). Both sides are in one program: ours calls malloc,
// which is the hook; the peer calls the next allocator by its address. A program of peers is linked
// without the hook, hence the include.
#include "allocs_hook.c"

#include "bench/bench_peers.h"

BENCH(hooked_pair)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = malloc(64);
        p[0] = 1;
        bench_keep(p);
        free(p);
    }
    bench_stop(b);
    bench_answer_u64(b, 64);
}

BENCH(bare_pair)
{
    void *(*volatile allocate)(size_t) = next.malloc; // volatile: as unknown as to the hook
    void (*volatile release)(void *) = next.free;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = allocate(64);
        p[0] = 1;
        bench_keep(p);
        release(p);
    }
    bench_stop(b);
    bench_answer_u64(b, 64);
}

static char title[80];

static __attribute__((constructor)) void name_the_allocator(void)
{
    const char *allocator = dlsym(RTLD_DEFAULT, "mallctl") ? "jemalloc" : "glibc";
    strcat(strcat(strcpy(title, "malloc and free counted, against "), allocator), " alone");
}

BENCH_FIGURE(title, hooked_pair, .peer = BENCH_KERNEL(bare_pair))
