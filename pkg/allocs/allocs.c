// The counts as a program reads them: what the hook says, if it is there and proves itself.
#include "allocs.h"
#include "allocs_hook.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

static bool available;

// Before main and other constructors, so that asking later moves no counter. Memcheck and DHAT put
// their own malloc over the hook's, so that it counts nothing; a sanitizer's build leaves it out.
static __attribute__((constructor(101))) void prove(void)
{
    if (!allocs_hook_thread || !allocs_hook_all || !allocs_hook_trace) return;
    struct allocs_counts before = allocs_hook_thread();
    void *volatile block = malloc(1); // volatile: else the compiler drops the pair
    struct allocs_counts between = allocs_hook_thread();
    free(block);
    struct allocs_counts made = allocs_since(before, between);
    struct allocs_counts lost = allocs_since(between, allocs_hook_thread());
    available =
        made.allocs == 1 && made.bytes == 1 && !made.frees && lost.frees == 1 && !lost.allocs;
}

bool allocs_available(void)
{
    return available;
}

struct allocs_counts allocs_thread(void)
{
    return available ? allocs_hook_thread() : (struct allocs_counts){0, 0, 0};
}

struct allocs_counts allocs_all(void)
{
    return available ? allocs_hook_all() : (struct allocs_counts){0, 0, 0};
}

struct allocs_counts allocs_since(struct allocs_counts then, struct allocs_counts now)
{
    return (struct allocs_counts){now.allocs - then.allocs, now.frees - then.frees,
                                  now.bytes - then.bytes};
}

double allocs_per_run(unsigned runs, void (*fn)(void *ctx), void *ctx)
{
    fn(ctx);
    struct allocs_counts before = allocs_thread();
    for (unsigned i = 0; i < runs; i++) fn(ctx);
    return runs ? (double)(allocs_thread().allocs - before.allocs) / runs : 0;
}

// jemalloc's, if the program is linked with it.
#pragma weak mallctl
int mallctl(const char *name, void *old, size_t *old_size, void *new, size_t new_size);

static uint64_t jemalloc_stat(const char *name)
{
    size_t value = 0, size = sizeof value;
    return mallctl(name, &value, &size, NULL, 0) ? 0 : value;
}

// Or is another preloaded? Then mallinfo2 would tell of a heap that nobody uses.
static bool malloc_is_libcs(void)
{
    Dl_info where;
    void *next = dlsym(RTLD_NEXT, "malloc");
    return next && dladdr(next, &where) && strstr(where.dli_fname, "/libc.so");
}

struct allocs_memstats allocs_memstats(void)
{
    struct allocs_memstats m = {.total = allocs_all(), .allocator = "other"};
    if (mallctl) {
        uint64_t epoch = 1; // writing it refreshes the figures
        mallctl("epoch", NULL, NULL, &epoch, sizeof epoch);
        m.allocator = "jemalloc";
        m.heap_in_use = jemalloc_stat("stats.allocated");
        m.heap_mapped = jemalloc_stat("stats.mapped");
        m.resident = jemalloc_stat("stats.resident");
        return m;
    }
    if (!malloc_is_libcs()) return m;
    m.allocator = "glibc";
    struct mallinfo2 g = mallinfo2();
    m.heap_in_use = g.uordblks + g.hblkhd;
    m.heap_mapped = g.arena + g.hblkhd;
    return m;
}
