// Linked into a bench program whose overlay was compiled with -finstrument-functions: for every
// block that the overlay asks for, which of the frames that were open then is still open when the
// block is given back? If the innermost is, the block never outlived the frame that made it. Every
// activation of a function has a number of its own, so that a frame is known from a later one at
// the same address; inlined functions are frames as they were written. A realloc is one life. At
// the end one line a site goes to the file that $ESCAPE_WATCH names.
#include "allocs/allocs_hook.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define UNWATCHED __attribute__((no_instrument_function))
enum { DEPTH = 4096, UP = 8, SITES = 4096, BLOCKS = 1 << 18 };

struct activation {
    uint64_t number;
    void *function;
};
static __thread struct activation open_frames[DEPTH];
static __thread unsigned depth;
static __thread uint64_t activations;
static __thread char here; // its address is the thread's name

struct site {
    void *caller, *maker[UP]; // malloc's return address; the functions then open, innermost first
    uint64_t blocks, bytes, least, most; // least and most: bytes of one
    uint64_t outlived[UP + 1];           // how many frames they outlived; UP: all that are known
    uint64_t oldest;                     // calls of the overlay's functions in a life
};
struct block {
    void *ptr;
    size_t size;
    struct site *site;
    const char *thread;
    unsigned depth;
    uint64_t born, frames[UP];
};
static struct site sites[SITES];
static struct block blocks[BLOCKS]; // open addressing; a block that is gone has no site
static unsigned site_count;
static uint64_t missed;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
// The return address of the realloc that this thread is in. volatile: gcc assumes that an allocator
// reads no variable of ours.
static __thread void *volatile growing;
static __thread struct block moving; // what it was given

void __cyg_profile_func_enter(void *function, void *caller) UNWATCHED;
void __cyg_profile_func_exit(void *function, void *caller) UNWATCHED;

void __cyg_profile_func_enter(void *function, void *caller)
{
    (void)caller;
    activations++;
    if (depth < DEPTH) open_frames[depth] = (struct activation){activations, function};
    depth++;
}

void __cyg_profile_func_exit(void *function, void *caller)
{
    (void)function, (void)caller;
    depth--;
}

static struct site *find_site(void *caller)
{
    void *maker = open_frames[depth - 1].function;
    for (unsigned i = 0; i < site_count; i++)
        if (sites[i].caller == caller && sites[i].maker[0] == maker) return &sites[i];
    if (site_count == SITES) return NULL;
    struct site *s = &sites[site_count++];
    *s = (struct site){.caller = caller, .least = UINT64_MAX};
    for (unsigned k = 0; k < UP && k < depth; k++)
        s->maker[k] = open_frames[depth - 1 - k].function;
    return s;
}

static struct block *find_block(const void *ptr)
{
    size_t home = (uintptr_t)ptr * 0x9e3779b97f4a7c15u >> 46;
    for (size_t i = 0; i < 64; i++) {
        struct block *b = &blocks[(home + i) & (BLOCKS - 1)];
        if (b->ptr == ptr) return b;
    }
    return NULL;
}

static struct block *place_for(const void *ptr)
{
    size_t home = (uintptr_t)ptr * 0x9e3779b97f4a7c15u >> 46;
    for (size_t i = 0; i < 64; i++) {
        struct block *b = &blocks[(home + i) & (BLOCKS - 1)];
        if (!b->site) return b;
    }
    return NULL;
}

static void ended(const struct block *b, bool freed)
{
    unsigned up = UP;
    if (freed && b->thread == &here)
        for (unsigned k = UP; k-- > 0;)
            if (k < b->depth && b->depth - k <= depth &&
                open_frames[b->depth - 1 - k].number == b->frames[k])
                up = k;
    b->site->outlived[up]++;
    if (freed && b->thread == &here && activations - b->born > b->site->oldest)
        b->site->oldest = activations - b->born;
}

static void born(void *ptr, size_t size, void *caller)
{
    struct block b = moving;
    moving.site = NULL;
    if (growing) caller = growing;
    if (!b.site) {
        if (!depth || depth > DEPTH) return;
        b = (struct block){.site = find_site(caller), .thread = &here, .depth = depth};
        b.born = activations;
        for (unsigned k = 0; k < UP && k < depth; k++)
            b.frames[k] = open_frames[depth - 1 - k].number;
        if (b.site) b.site->blocks++;
    }
    struct block *place = place_for(ptr);
    if (!b.site || !place) {
        missed++;
        return;
    }
    b.ptr = ptr;
    b.size = size;
    b.site->bytes += size;
    if (size < b.site->least) b.site->least = size;
    if (size > b.site->most) b.site->most = size;
    *place = b;
}

static void tracer(enum allocs_event event, void *ptr, size_t size, void *caller)
{
    pthread_mutex_lock(&lock);
    if (event == ALLOCS_MADE) born(ptr, size, caller);
    if (event == ALLOCS_LOST) {
        struct block *b = find_block(ptr);
        if (b && b->site) {
            if (growing)
                moving = *b;
            else
                ended(b, true);
            *b = (struct block){0};
        }
    }
    if (event == ALLOCS_KEPT && moving.site) {
        struct block *place = place_for(ptr);
        if (place) *place = moving;
        moving.site = NULL;
    }
    pthread_mutex_unlock(&lock);
}

// The overlay is compiled with -Drealloc=escape_watch_realloc: the hook's word of a block that is
// lost does not say whether it is freed or grows.
void *escape_watch_realloc(void *p, size_t size);
void *escape_watch_realloc(void *p, size_t size)
{
    growing = __builtin_return_address(0);
    void *more = realloc(p, size);
    growing = NULL;
    return more;
}

void *escape_watch_reallocarray(void *p, size_t count, size_t size);
void *escape_watch_reallocarray(void *p, size_t count, size_t size)
{
    growing = __builtin_return_address(0);
    void *more = reallocarray(p, count, size);
    growing = NULL;
    return more;
}

static __attribute__((constructor)) void begin(void)
{
    if (getenv("ESCAPE_WATCH")) allocs_hook_trace(tracer);
}

// Of the program itself; 0: elsewhere.
static uintptr_t offset_of(const void *address)
{
    Dl_info at, self;
    if (!address || !dladdr(address, &at) || !dladdr((void *)&sites, &self)) return 0;
    return at.dli_fbase == self.dli_fbase ? (uintptr_t)address - (uintptr_t)at.dli_fbase : 0;
}

static __attribute__((destructor)) void report(void)
{
    const char *path = getenv("ESCAPE_WATCH");
    if (!path) return;
    allocs_hook_trace(NULL);
    for (size_t i = 0; i < BLOCKS; i++)
        if (blocks[i].site) ended(&blocks[i], false);
    FILE *f = fopen(path, "we");
    if (!f) return;
    for (const struct site *s = sites; s < sites + site_count; s++) {
        unsigned worst = 0;
        for (unsigned k = 0; k <= UP; k++)
            if (s->outlived[k]) worst = k;
        fprintf(f, "%jx %jx %jx %u %ju %ju %ju %ju %ju\n", (uintmax_t)offset_of(s->caller),
                (uintmax_t)offset_of(s->maker[0]),
                (uintmax_t)(worst < UP ? offset_of(s->maker[worst]) : 0), worst,
                (uintmax_t)s->blocks, (uintmax_t)s->outlived[0], (uintmax_t)s->least,
                (uintmax_t)s->most, (uintmax_t)s->oldest);
    }
    fprintf(f, "missed %ju\n", (uintmax_t)missed);
    fclose(f);
}
