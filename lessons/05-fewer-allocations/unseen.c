#include "unseen.h"

#include "bench/bench.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

enum { SIZE = 1 << 20, PAGE = 4096 };

static uint64_t touch(volatile char *p)
{
    for (size_t i = 0; i < SIZE; i += PAGE) p[i] = 1;
    return SIZE;
}

static uint64_t from_malloc(void)
{
    char *p = malloc(SIZE);
    uint64_t answer = p ? touch(p) : 0;
    bench_keep(p);
    free(p);
    return answer;
}

static uint64_t from_mmap(void)
{
    char *p = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return 0;
    uint64_t answer = touch(p);
    munmap(p, SIZE);
    return answer;
}

static uint64_t from_static(void)
{
    static char p[SIZE];
    return touch(p);
}

const struct way unseen_ways[] = {
    {"unseen_malloc", "malloc and free", from_malloc},
    {"unseen_mmap", "mmap and munmap", from_mmap},
    {"unseen_static", "a static array", from_static},
    {0},
};

long unseen_faults(const struct way *w)
{
    struct rusage before, after;
    for (int i = 0; i < 3; i++) bench_keep(w->run());
    getrusage(RUSAGE_SELF, &before);
    bench_keep(w->run());
    getrusage(RUSAGE_SELF, &after);
    return after.ru_minflt - before.ru_minflt;
}
