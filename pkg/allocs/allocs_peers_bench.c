// The claim: counting costs at most 2 ns a pair of malloc and free over glibc, 5 over jemalloc
// (`make ALLOCATOR=jemalloc pkg/allocs/peers`). Both sides are in one program: ours calls malloc,
// which is the hook; the peer calls the next allocator by its address. A program of peers is linked
// without the hook, hence the include.
#include "allocs_hook.c"

#include "bench/bench_peers.h"

#include <time.h>

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

// A loop like the kernel's over the next allocator alone, for about goal_ns: ns of CPU time a pair.
static double bare_pair_ns(uint64_t goal_ns)
{
    void *(*volatile allocate)(size_t) = next.malloc; // volatile: as unknown as to the hook
    void (*volatile release)(void *) = next.free;
    struct timespec from, now;
    uint64_t pairs = 0, elapsed_ns;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    do {
        for (int i = 0; i < 100000; i++) {
            char *p = allocate(64);
            p[0] = 1;
            bench_keep(p);
            release(p);
        }
        pairs += 100000;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        elapsed_ns = (uint64_t)(now.tv_sec - from.tv_sec) * 1000000000u + (uint64_t)now.tv_nsec -
                     (uint64_t)from.tv_nsec;
    } while (elapsed_ns < goal_ns);
    return (double)elapsed_ns / (double)pairs;
}

#ifdef ALLOCS_JEMALLOC
BENCH_FIGURE("malloc and free counted, over jemalloc", hooked_pair, .peer_ns = bare_pair_ns,
             .most_more_ns = 5)
#else
BENCH_FIGURE("malloc and free counted, over glibc", hooked_pair, .peer_ns = bare_pair_ns,
             .most_more_ns = 2)
#endif
