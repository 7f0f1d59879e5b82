// The second pass: every block is followed from the call that made it to the call that gives it
// back, and is charged to its site, the stack of return addresses above malloc.
//
// All is in two hash tables under one lock: the blocks by address, and the sites by their frames.
// They grow without limit in memory of their own, straight from mmap. The stack is walked before
// the lock is taken, since unwinding may take the dynamic linker's, under which others allocate.
#include "allocs.h"
#include "allocs_hook.h"

#include <errno.h>
#include <execinfo.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>

#define HOOK_FRAMES 8 // more than there are between the stack walk and malloc's caller

struct block {
    void *ptr; // NULL: the place is free
    size_t size;
    uint32_t site;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // of all but the two thread-locals
static bool on;
static struct allocs_live live;
static struct block *blocks; // open addressing, linear probing, at most half full
static size_t blocks_cap;    // a power of two
static struct allocs_site *sites;
static size_t sites_len, sites_cap;
static uint32_t *by_frames; // 1 + the number of a site; 0: the place is free. 2 * sites_cap places

static __thread bool forking;           // this thread holds the lock
static __thread struct block last_lost; // for a realloc that fails

static void *map(size_t count, size_t size)
{
    void *memory =
        mmap(NULL, count * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

static void unmap(void *memory, size_t count, size_t size)
{
    if (memory) munmap(memory, count * size);
}

// Blocks.

static size_t block_home(const void *ptr, size_t cap)
{
    return ((uintptr_t)ptr * 0x9e3779b97f4a7c15u >> 20) & (cap - 1);
}

// The place of ptr, or the free one where it belongs.
static struct block *block_find(struct block *table, size_t cap, const void *ptr)
{
    size_t i = block_home(ptr, cap);
    while (table[i].ptr && table[i].ptr != ptr) i = (i + 1) & (cap - 1);
    return &table[i];
}

static bool blocks_grow(void)
{
    if (live.blocks < blocks_cap / 2) return true;
    struct block *grown = map(2 * blocks_cap, sizeof *grown);
    if (!grown) return false;
    for (size_t i = 0; i < blocks_cap; i++)
        if (blocks[i].ptr) *block_find(grown, 2 * blocks_cap, blocks[i].ptr) = blocks[i];
    unmap(blocks, blocks_cap, sizeof *blocks);
    blocks = grown;
    blocks_cap *= 2;
    return true;
}

static bool block_put(struct block b)
{
    if (!blocks_grow()) return false;
    *block_find(blocks, blocks_cap, b.ptr) = b;
    struct allocs_site *site = &sites[b.site];
    site->live_blocks++;
    site->live_bytes += b.size;
    live.blocks++;
    live.bytes += b.size;
    if (live.peak_blocks < live.blocks) live.peak_blocks = live.blocks;
    if (live.peak_bytes < live.bytes) live.peak_bytes = live.bytes;
    return true;
}

// Takes ptr out and moves back those that it had pushed on. ptr NULL in what it returns: unknown.
static struct block block_take(void *ptr)
{
    struct block *hole = block_find(blocks, blocks_cap, ptr), taken = *hole;
    if (!taken.ptr) return taken;
    sites[taken.site].live_blocks--;
    sites[taken.site].live_bytes -= taken.size;
    live.blocks--;
    live.bytes -= taken.size;
    size_t mask = blocks_cap - 1, free_place = (size_t)(hole - blocks);
    for (size_t i = (free_place + 1) & mask; blocks[i].ptr; i = (i + 1) & mask) {
        size_t home = block_home(blocks[i].ptr, blocks_cap);
        if (((i - home) & mask) < ((i - free_place) & mask)) continue; // reached without the hole
        blocks[free_place] = blocks[i];
        free_place = i;
    }
    blocks[free_place].ptr = NULL;
    return taken;
}

// Sites.

static uint32_t *site_find(uint32_t *table, size_t cap, void *const *pc, unsigned depth)
{
    uint64_t hash = depth;
    for (unsigned i = 0; i < depth; i++)
        hash = (hash ^ (uintptr_t)pc[i]) * 0x9e3779b97f4a7c15u, hash ^= hash >> 29;
    size_t i = hash & (2 * cap - 1);
    for (; table[i]; i = (i + 1) & (2 * cap - 1)) {
        const struct allocs_site *s = &sites[table[i] - 1];
        if (s->depth == depth && !memcmp(s->pc, pc, depth * sizeof *pc)) break;
    }
    return &table[i];
}

static bool sites_grow(void)
{
    if (sites_len < sites_cap) return true;
    struct allocs_site *grown = map(2 * sites_cap, sizeof *grown);
    uint32_t *table = map(4 * sites_cap, sizeof *table);
    if (!grown || !table) {
        unmap(grown, 2 * sites_cap, sizeof *grown);
        unmap(table, 4 * sites_cap, sizeof *table);
        return false;
    }
    for (uint32_t i = 0; i < sites_len; i++)
        *site_find(table, 2 * sites_cap, sites[i].pc, sites[i].depth) = i + 1;
    memcpy(grown, sites, sites_len * sizeof *sites);
    unmap(sites, sites_cap, sizeof *sites);
    unmap(by_frames, 2 * sites_cap, sizeof *by_frames);
    sites = grown;
    by_frames = table;
    sites_cap *= 2;
    return true;
}

// The number of the site with these frames, or -1.
static int64_t site_get(void *const *pc, unsigned depth)
{
    uint32_t *place = site_find(by_frames, sites_cap, pc, depth);
    if (*place) return *place - 1;
    if (!sites_grow()) return -1;
    place = site_find(by_frames, sites_cap, pc, depth);
    struct allocs_site *site = &sites[sites_len++];
    site->depth = depth;
    memcpy(site->pc, pc, depth * sizeof *pc);
    *place = (uint32_t)sites_len;
    return *place - 1;
}

// What the hook tells.

// The frames from malloc's caller up; the hook's own are left out.
static unsigned walk(void *caller, void *pc[ALLOCS_FRAMES])
{
    void *stack[HOOK_FRAMES + ALLOCS_FRAMES];
    int depth = backtrace(stack, HOOK_FRAMES + ALLOCS_FRAMES), from = 0;
    while (from < depth && stack[from] != caller) from++;
    unsigned kept = 0;
    while (kept < ALLOCS_FRAMES && from < depth) pc[kept++] = stack[from++];
    if (!kept) pc[kept++] = caller; // it could not be walked
    return kept;
}

static void made(void *ptr, size_t size, void *const *pc, unsigned depth)
{
    block_take(ptr); // given back unseen: its thread was forking
    int64_t number = site_get(pc, depth);
    if (number < 0 || !block_put((struct block){ptr, size, (uint32_t)number})) {
        live.missed++;
        return;
    }
    sites[number].allocs++;
    sites[number].bytes += size;
}

static void heard(enum allocs_event event, void *ptr, size_t size, void *const *pc, unsigned depth)
{
    if (event == ALLOCS_MADE) {
        made(ptr, size, pc, depth);
    } else if (event == ALLOCS_LOST) {
        last_lost = block_take(ptr);
    } else if (last_lost.ptr == ptr && last_lost.site < sites_len) { // else of the trace before
        if (!block_put(last_lost)) live.missed++;
    }
}

static void hear(enum allocs_event event, void *ptr, size_t size, void *caller)
{
    if (forking) return;
    void *pc[ALLOCS_FRAMES];
    unsigned depth = event == ALLOCS_MADE ? walk(caller, pc) : 0;
    pthread_mutex_lock(&lock);
    if (on) heard(event, ptr, size, pc, depth);
    pthread_mutex_unlock(&lock);
}

// Start, stop, read.

static void before_fork(void)
{
    pthread_mutex_lock(&lock);
    forking = true;
}

static void after_fork(void)
{
    forking = false;
    pthread_mutex_unlock(&lock);
}

static int start(void)
{
    static bool handles_fork;
    if (on) return -EBUSY;
    if (!handles_fork && pthread_atfork(before_fork, after_fork, after_fork)) return -ENOMEM;
    handles_fork = true;
    unmap(blocks, blocks_cap, sizeof *blocks);
    unmap(sites, sites_cap, sizeof *sites);
    unmap(by_frames, 2 * sites_cap, sizeof *by_frames);
    live = (struct allocs_live){0};
    sites_len = 0;
    blocks_cap = 4096;
    sites_cap = 256;
    blocks = map(blocks_cap, sizeof *blocks);
    sites = map(sites_cap, sizeof *sites);
    by_frames = map(2 * sites_cap, sizeof *by_frames);
    on = blocks && sites && by_frames;
    return on ? 0 : -ENOMEM;
}

int allocs_trace_start(void)
{
    if (!allocs_available()) return -ENOTSUP;
    void *first[1];
    backtrace(first, 1); // the first time it loads a library, which allocates
    pthread_mutex_lock(&lock);
    int error = start();
    pthread_mutex_unlock(&lock);
    if (!error) allocs_hook_trace(hear);
    return error;
}

void allocs_trace_stop(void)
{
    if (!allocs_available()) return;
    allocs_hook_trace(NULL);
    pthread_mutex_lock(&lock);
    on = false;
    pthread_mutex_unlock(&lock);
}

struct allocs_live allocs_live(void)
{
    pthread_mutex_lock(&lock);
    struct allocs_live now = live;
    pthread_mutex_unlock(&lock);
    return now;
}

static bool before(const struct allocs_site *a, const struct allocs_site *b)
{
    if (a->allocs != b->allocs) return a->allocs > b->allocs;
    if (a->bytes != b->bytes) return a->bytes > b->bytes;
    return memcmp(a->pc, b->pc, sizeof a->pc) < 0;
}

// Puts s into a heap of len at place at or below, the last in order on top.
static void sift(struct allocs_site *heap, size_t len, size_t at, struct allocs_site s)
{
    for (size_t child; (child = 2 * at + 1) < len; at = child) {
        if (child + 1 < len && before(&heap[child], &heap[child + 1])) child++;
        if (!before(&s, &heap[child])) break;
        heap[at] = heap[child];
    }
    heap[at] = s;
}

// Sorts in the caller's memory: qsort would allocate.
size_t allocs_sites(struct allocs_site *best, size_t room)
{
    pthread_mutex_lock(&lock);
    size_t all = sites_len, len = all < room ? all : room;
    for (size_t i = 0; i < len; i++) best[i] = sites[i];
    for (size_t i = len / 2; i-- > 0;) sift(best, len, i, best[i]);
    for (size_t i = len; len && i < all; i++)
        if (before(&sites[i], &best[0])) sift(best, len, 0, sites[i]);
    pthread_mutex_unlock(&lock);
    while (len-- > 1) {
        struct allocs_site last = best[0];
        sift(best, len, 0, best[len]);
        best[len] = last;
    }
    return all;
}
