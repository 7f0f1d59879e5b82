// Exact counts of what a program asks of malloc, and where it asks.
//
// Linking allocs_hook.o into a program defines the malloc family (malloc, calloc, realloc,
// reallocarray, free, aligned_alloc, posix_memalign, memalign, valloc, pvalloc) over the next
// allocator, glibc's or jemalloc's, so whatever libc allocates inside (strdup, getline, fopen,
// qsort...) is counted too. It does not see mmap or brk. Without that object, or under a sanitizer,
// memcheck or DHAT, allocs_available() is false and every count is 0. All functions may be called
// from any thread; none allocates unless it says so.
#ifndef ALLOCS_H
#define ALLOCS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct allocs_counts {
    uint64_t allocs; // successful calls that returned a block: a realloc that succeeds is one
    uint64_t frees;  // blocks given back: a realloc of a block is one
    uint64_t bytes;  // asked for
};

// True when the hook is linked in and a known malloc just moved its counter by exactly one.
bool allocs_available(void);

// Of this thread since it began, and of all threads, ended ones included: exact when the others are
// at rest. A forked child goes on from its parent's counts.
struct allocs_counts allocs_thread(void);
struct allocs_counts allocs_all(void);
struct allocs_counts allocs_since(struct allocs_counts then, struct allocs_counts now);

// The average number of allocations of fn(ctx) on this thread over runs calls, after one that is
// not counted; as Go's testing.AllocsPerRun, without its rounding down.
double allocs_per_run(unsigned runs, void (*fn)(void *ctx), void *ctx);

// The second pass: every block is followed, with the stack that asked for it. Uncapped, but slow: a
// microsecond or two a call. Blocks that were made before allocs_trace_start are not known to it.
// What was found can be read until the next start. -EBUSY (not nested), -ENOMEM, -ENOTSUP (no
// hook). The first start allocates a little.
int allocs_trace_start(void);
void allocs_trace_stop(void);

struct allocs_live {
    uint64_t blocks, bytes;           // now
    uint64_t peak_blocks, peak_bytes; // highest since the start of the trace (each on its own)
    uint64_t missed;                  // blocks not followed, for want of memory
};
struct allocs_live allocs_live(void);

#define ALLOCS_FRAMES 8
struct allocs_site {
    uint64_t allocs, bytes, live_blocks, live_bytes;
    unsigned depth; // frames used; pc[0] is the caller of malloc, each is a return address
    void *pc[ALLOCS_FRAMES];
};
// Copies up to room sites, most allocations first, and returns how many there are in all.
size_t allocs_sites(struct allocs_site *sites, size_t room);

// Writes one line a site: "site allocs bytes live_blocks live_bytes module+0xoffset ...", innermost
// frame first. A reader resolves them with pkg/symbols: offset is a return address as the module's
// own symbols count it; module is a path in which space, newline and backslash are written \040,
// \012 and \134, or "?" (then the address is absolute). Returns 0, -ENOMEM, or the negative errno
// of the write. Allocates nothing through malloc.
int allocs_sites_write(int fd);

// A report for people, at most so many places, resolved through pkg/symbols in this process:
// allocations, bytes, then the stack as function and file:line. Sites that read the same are added
// up. Without libdw it shows module+offset. Allocates.
void allocs_report(FILE *out, size_t most);

// The allocator's own view beside ours, as Go's MemStats: see the fields. Bytes.
struct allocs_memstats {
    struct allocs_counts total;
    uint64_t heap_in_use, heap_mapped, resident; // the allocator's; 0 where it does not say
    const char *allocator;                       // "glibc", "jemalloc"; "other", which is not asked
};
struct allocs_memstats allocs_memstats(void);

#endif
