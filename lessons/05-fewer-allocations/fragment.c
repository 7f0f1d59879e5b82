// Blocks are touched when they are made. Pages are counted by addresses, which no kernel has a say
// in; resident memory is what /proc says.

#include "fragment.h"

#include "arena/arena.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t resident(void)
{
    size_t pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%*u %zu", &pages) != 1) pages = 0;
    if (f) fclose(f);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

// Pages on which a block begins: each step-th of the list.
static size_t pages_of(char *const *block, size_t step)
{
    static char used[1 << 16]; // pages from the lowest on: 256 MB of them
    uintptr_t low = UINTPTR_MAX;
    size_t pages = 0;
    memset(used, 0, sizeof used);
    for (size_t i = 0; i < FRAGMENT_BLOCKS; i += step)
        if ((uintptr_t)block[i] < low) low = (uintptr_t)block[i];
    for (size_t i = 0; i < FRAGMENT_BLOCKS; i += step) {
        size_t page = (uintptr_t)block[i] / 4096 - low / 4096;
        if (page >= sizeof used) abort(); // not one heap
        pages += !used[page];
        used[page] = 1;
    }
    return pages;
}

static size_t more_than(size_t before)
{
    size_t now = resident();
    return now > before ? now - before : 0;
}

struct fragment fragment_run(bool apart)
{
    static char *block[FRAGMENT_BLOCKS];
    struct fragment f;
    struct arena sessions;
    arena_init(&sessions, 65536, NULL);
    memset(block, 0, sizeof block); // all static memory is touched now, and not later
    pages_of(block, 1);
    size_t before = resident();
    for (size_t i = 0; i < FRAGMENT_BLOCKS; i++) {
        bool session = i % FRAGMENT_EACH == 0;
        block[i] =
            session && apart ? arena_new(&sessions, FRAGMENT_BYTES, 8) : malloc(FRAGMENT_BYTES);
        if (!block[i]) abort(); // a demo may
        memset(block[i], 1, FRAGMENT_BYTES);
    }
    f.rush_pages = pages_of(block, 1);
    f.rush_resident = more_than(before);
    for (size_t i = 0; i < FRAGMENT_BLOCKS; i++)
        if (i % FRAGMENT_EACH) free(block[i]);
    malloc_trim(0);
    f.after_pages = pages_of(block, FRAGMENT_EACH);
    f.after_resident = more_than(before);
    for (size_t i = 0; !apart && i < FRAGMENT_BLOCKS; i += FRAGMENT_EACH) free(block[i]);
    arena_free(&sessions);
    return f;
}
