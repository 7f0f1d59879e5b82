// The second pass: what is live, what was the peak, and that no call is lost or charged twice.
// Between start and stop the tests only allocate what they are about: assertions allocate too.
#include "allocs.h"
#include "allocs_testing.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BLOCKS = 20000 };
static void *blocks[BLOCKS];

Test(allocs_trace, knows_live_and_peak)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    cr_assert(zero(int, allocs_trace_start()));
    for (int i = 0; i < BLOCKS; i++) blocks[i] = malloc(10);
    for (int i = 0; i < BLOCKS; i += 2) free(blocks[i]);
    void *big = malloc(1000);
    big = realloc(big, 3000); // the two are never live together
    struct allocs_live live = allocs_live();
    for (int i = 1; i < BLOCKS; i += 2) free(blocks[i]);
    free(big);
    struct allocs_live end = allocs_live();
    allocs_trace_stop();
    cr_expect(eq(u64, live.blocks, BLOCKS / 2 + 1));
    cr_expect(eq(u64, live.bytes, BLOCKS / 2 * 10 + 3000));
    cr_expect(eq(u64, end.peak_blocks, BLOCKS));
    cr_expect(eq(u64, end.peak_bytes, BLOCKS * 10));
    cr_expect(zero(u64, end.blocks));
    cr_expect(zero(u64, end.bytes));
    cr_expect(zero(u64, end.missed));
}

Test(allocs_trace, tolerates_blocks_from_before_and_reallocs_that_fail)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    volatile size_t huge = PTRDIFF_MAX;
    void *old = malloc(10), *grown = malloc(10);
    cr_assert(zero(int, allocs_trace_start()));
    errno = EDOM;
    free(old);
    grown = realloc(grown, 30); // from now on it is known
    int untouched = errno;
    struct allocs_live known = allocs_live();
    void *failed = realloc(grown, huge);
    struct allocs_live after = allocs_live();
    free(failed ? failed : grown);
    struct allocs_live end = allocs_live();
    allocs_trace_stop();
    cr_expect(eq(ptr, failed, NULL));
    cr_expect(eq(int, untouched, EDOM));
    cr_expect(eq(u64, known.blocks, 1));
    cr_expect(eq(u64, known.bytes, 30));
    cr_expect(eq(u64, after.blocks, 1));
    cr_expect(eq(u64, after.bytes, 30));
    cr_expect(eq(u64, after.peak_bytes, 30));
    cr_expect(zero(u64, end.blocks));
}

Test(allocs_trace, is_not_nested_and_starts_afresh)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    cr_assert(zero(int, allocs_trace_start()));
    int nested = allocs_trace_start();
    void *p = malloc(10);
    allocs_trace_stop();
    free(p); // unseen
    struct allocs_live stopped = allocs_live();
    int again = allocs_trace_start();
    struct allocs_live fresh = allocs_live();
    allocs_trace_stop();
    cr_expect(eq(int, nested, -EBUSY));
    cr_expect(eq(u64, stopped.blocks, 1));
    cr_expect(zero(int, again));
    cr_expect(zero(u64, fresh.blocks));
    cr_expect(zero(u64, fresh.peak_blocks));
    cr_expect(zero(sz, allocs_sites(NULL, 0)));
}

// Four functions that call each other as the digits of path say: each path is another stack.
static void *(*const steps[4])(unsigned path, int depth);
#define STEP(n)                                                                                    \
    static __attribute__((noinline)) void *step##n(unsigned path, int depth)                       \
    {                                                                                              \
        void *p = depth ? steps[path % 4](path / 4, depth - 1) : malloc(1);                        \
        __asm__ volatile("# step " #n : "+r"(p)); /* no tail call, and no two are the same */      \
        return p;                                                                                  \
    }
STEP(0)
STEP(1)
STEP(2)
STEP(3)
static void *(*const steps[4])(unsigned path, int depth) = {step0, step1, step2, step3};

Test(allocs_trace, keeps_every_site_however_many)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    enum { DEPTH = 5, PATHS = 1 << 2 * DEPTH, ROOM = 4 * PATHS };
    static struct allocs_site sites[ROOM];
    cr_assert(zero(int, allocs_trace_start()));
    struct allocs_counts before = allocs_thread();
    for (unsigned time = 0; time < 3; time++) // the tables grow before a site is seen again
        for (unsigned path = time; path < PATHS; path++) free(step0(path, DEPTH));
    uint64_t calls = allocs_since(before, allocs_thread()).allocs, sum = 0;
    size_t found = allocs_sites(sites, ROOM);
    allocs_trace_stop();
    cr_expect(ge(sz, found, PATHS)); // more where the compiler unrolled
    cr_assert(le(sz, found, ROOM));
    bool sorted = true, unique = true;
    for (size_t i = 0; i < found; i++) {
        sum += sites[i].allocs;
        sorted = sorted && (!i || sites[i - 1].allocs >= sites[i].allocs);
        for (size_t j = 0; j < i; j++)
            unique = unique && memcmp(sites[i].pc, sites[j].pc, sizeof sites[i].pc);
    }
    cr_expect(sorted);
    cr_expect(unique);
    cr_expect(eq(u64, sum, calls));
    struct allocs_site best[5];
    cr_expect(eq(sz, allocs_sites(best, 5), found));
    for (int i = 0; i < 5; i++) cr_expect(zero(int, memcmp(&best[i], &sites[i], sizeof best[i])));
}

// The allocator has room for the blocks, but the trace gets no more memory for its tables.
Test(allocs_trace, says_what_it_missed_for_want_of_memory)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    for (int i = 0; i < BLOCKS; i++) blocks[i] = malloc(10);
    void *last = malloc(10); // the allocator keeps the memory below it
    for (int i = 0; i < BLOCKS; i++) free(blocks[i]);
    cr_assert(zero(int, allocs_trace_start()));
    struct rlimit before, none = {0};
    getrlimit(RLIMIT_AS, &before);
    none.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_AS, &none);
    int made = 0;
    while (made < BLOCKS && (blocks[made] = malloc(10))) made++;
    struct allocs_live live = allocs_live();
    for (int i = 0; i < made; i++) free(blocks[i]);
    struct allocs_live end = allocs_live();
    setrlimit(RLIMIT_AS, &before);
    allocs_trace_stop();
    free(last);
    cr_expect(gt(u64, live.blocks, 0));
    cr_expect(gt(u64, live.missed, 0));
    cr_expect(eq(u64, live.blocks + live.missed, (uint64_t)made));
    cr_expect(zero(u64, end.blocks));
}

// Threads and fork.

enum { THREADS = 3, HANDED = 5000 };
static void *_Atomic mailbox[THREADS][HANDED];

static void *hand_over(void *arg)
{
    for (int i = 0; i < HANDED; i++) atomic_store(&((void *_Atomic *)arg)[i], malloc(16));
    return NULL;
}

static void *take_over(void *arg)
{
    for (int i = 0; i < HANDED; i++) {
        void *p;
        while (!(p = atomic_load(&((void *_Atomic *)arg)[i]))) sched_yield();
        free(p);
    }
    return NULL;
}

Test(allocs_trace, follows_blocks_from_thread_to_thread)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    pthread_t makers[THREADS], takers[THREADS];
    cr_assert(zero(int, allocs_trace_start()));
    for (int i = 0; i < THREADS; i++) {
        pthread_create(&makers[i], NULL, hand_over, mailbox[i]);
        pthread_create(&takers[i], NULL, take_over, mailbox[i]);
    }
    for (int i = 0; i < THREADS; i++) pthread_join(makers[i], NULL);
    for (int i = 0; i < THREADS; i++) pthread_join(takers[i], NULL);
    allocs_trace_stop();
    static struct allocs_site sites[100];
    size_t found = allocs_sites(sites, 100);
    uint64_t made = 0, left = 0;
    for (size_t i = 0; i < found && i < 100; i++) {
        if (sites[i].bytes != 16 * sites[i].allocs) continue; // the threads' bookkeeping
        made += sites[i].allocs;
        left += sites[i].live_blocks;
    }
    cr_expect(eq(u64, made, THREADS * HANDED));
    cr_expect(zero(u64, left));
}

static atomic_bool leave;

static void *allocate_until_told(void *unused)
{
    while (!atomic_load(&leave)) free(malloc(16));
    return unused;
}

// The other thread may hold any lock of the trace at the moment of a fork.
Test(allocs_trace, goes_on_in_a_forked_child)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    pthread_t thread;
    cr_assert(zero(int, allocs_trace_start()));
    pthread_create(&thread, NULL, allocate_until_told, NULL);
    int failed = 0;
    for (int i = 0; i < 50; i++) {
        pid_t child = fork();
        if (!child) {
            alarm(10); // a child that hangs would outlive the test
            uint64_t blocks_before = allocs_live().blocks;
            void *p = malloc(100);
            bool right = p && allocs_live().blocks == blocks_before + 1;
            free(p);
            _exit(right ? 0 : 1);
        }
        int status = -1;
        waitpid(child, &status, 0);
        failed += status != 0;
    }
    atomic_store(&leave, true);
    pthread_join(thread, NULL);
    allocs_trace_stop();
    cr_expect(zero(int, failed));
}
