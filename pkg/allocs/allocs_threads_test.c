// The counts of several threads, of a thread that is ending, and of a forked process.
#include "allocs.h"
#include "allocs_testing.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

struct work {
    int times;
    pthread_barrier_t *done; // NULL: none waits
    struct allocs_counts seen;
};

static void *allocate(void *arg)
{
    struct work *w = arg;
    struct allocs_counts before = allocs_thread();
    for (int i = 0; i < w->times; i++) free(malloc(8));
    w->seen = allocs_since(before, allocs_thread());
    if (w->done) {
        pthread_barrier_wait(w->done); // it has counted
        pthread_barrier_wait(w->done); // and may end
    }
    return NULL;
}

Test(allocs, count_per_thread_and_in_all)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    struct work work[THREADS];
    pthread_barrier_t done;
    pthread_barrier_init(&done, NULL, THREADS + 1);
    struct allocs_counts all = allocs_all();
    uint64_t theirs = 0;
    struct allocs_counts mark = allocs_thread();
    for (int i = 0; i < THREADS; i++) {
        work[i] = (struct work){.times = 1000 * (i + 1), .done = &done};
        theirs += 1000u * (unsigned)(i + 1);
        pthread_create(&threads[i], NULL, allocate, &work[i]);
    }
    struct allocs_counts mine = allocs_since(mark, allocs_thread());
    cr_expect(ge(u64, mine.allocs, THREADS)); // a thread's own bookkeeping is its maker's

    pthread_barrier_wait(&done);
    struct allocs_counts alive = allocs_since(all, allocs_all());
    pthread_barrier_wait(&done);
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    struct allocs_counts dead = allocs_since(all, allocs_all());

    for (int i = 0; i < THREADS; i++) {
        cr_expect(eq(u64, work[i].seen.allocs, (uint64_t)work[i].times));
        cr_expect(eq(u64, work[i].seen.frees, (uint64_t)work[i].times));
        cr_expect(eq(u64, work[i].seen.bytes, (uint64_t)work[i].times * 8));
    }
    cr_expect(eq(u64, alive.allocs, theirs + mine.allocs));
    cr_expect(eq(u64, alive.bytes, theirs * 8 + mine.bytes));
    cr_expect(eq(u64, dead.allocs, alive.allocs));
    cr_expect(ge(u64, dead.frees, theirs));
}

static void allocate_late(void *unused)
{
    (void)unused;
    for (int i = 0; i < 100; i++) free(malloc(8));
}

static pthread_key_t late;

static void *set_key(void *unused)
{
    pthread_setspecific(late, &late);
    free(malloc(8));
    return unused;
}

// The hook's own key is older, so a thread has left the counting when this one's destructor runs.
Test(allocs, count_what_a_thread_does_at_its_very_end)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    pthread_t thread;
    pthread_key_create(&late, allocate_late);
    struct allocs_counts all = allocs_all();
    struct allocs_counts mark = allocs_thread();
    pthread_create(&thread, NULL, set_key, NULL);
    pthread_join(thread, NULL);
    struct allocs_counts mine = allocs_since(mark, allocs_thread());
    cr_expect(eq(u64, allocs_since(all, allocs_all()).allocs, mine.allocs + 101));
}

// Processes.

Test(allocs, go_on_counting_in_a_forked_child)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    pthread_barrier_t done;
    pthread_barrier_init(&done, NULL, 2);
    struct work work = {.times = 1000, .done = &done};
    pthread_t thread;
    pthread_create(&thread, NULL, allocate, &work);
    pthread_barrier_wait(&done); // now there is another thread, which the child won't have
    struct allocs_counts all = allocs_all();
    pid_t child = fork();
    if (!child) {
        alarm(10); // a child that hangs would outlive the test
        struct allocs_counts inherited = allocs_all();
        for (int i = 0; i < 10; i++) free(malloc(8));
        uint64_t more = allocs_since(all, allocs_all()).allocs;
        struct work in_child = {.times = 5};
        pthread_create(&thread, NULL, allocate, &in_child);
        pthread_join(thread, NULL);
        bool right = inherited.allocs == all.allocs && more == 10 && in_child.seen.allocs == 5;
        _exit(right ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    cr_expect(zero(int, status));
    cr_expect(zero(u64, allocs_since(all, allocs_all()).allocs));
    pthread_barrier_wait(&done);
    pthread_join(thread, NULL);
}
