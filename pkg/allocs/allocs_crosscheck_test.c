// Our counts against two counters that know nothing of us: DHAT's total of blocks, and jemalloc's
// own number of requests. So this program starts itself again with ALLOCS_WORK in its environment:
// then it does some work before main, prints what was counted, and leaves.
#include "allocs.h"
#include "allocs_testing.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

// What all three count in the same way: each realloc here is a new block to jemalloc too.
static void do_round(void)
{
    void *aligned = NULL, *grown = malloc(24);
    free(calloc(3, 7));
    free(aligned_alloc(64, 640));
    free(memalign(32, 100));
    free(valloc(10));
    if (!posix_memalign(&aligned, 128, 1000)) free(aligned);
    for (size_t size = 100; size < 8000; size *= 2) grown = realloc(grown, size);
    free(grown);
    free(reallocarray(NULL, 5, 11));
    free(strdup("a string"));
    char *text = NULL, *line = NULL;
    if (asprintf(&text, "%0200d %s", 7, "seven") > 0) free(text);
    FILE *file = fopen("/proc/version", "r");
    size_t room = 0;
    if (file && getline(&line, &room, file) > 0) fclose(file);
    free(line);
}

static void *do_round_in_thread(void *unused)
{
    do_round();
    return unused;
}

// jemalloc's: small and large requests of all arenas (4096 stands for all), its caches flushed.
// 0: this is not jemalloc.
static uint64_t jemalloc_requests(void)
{
    static int (*control)(const char *, void *, size_t *, void *, size_t);
    static bool looked_up; // once, since dlsym allocates when it fails
    uint64_t epoch = 1, small = 0, large = 0;
    size_t size = sizeof small;
    if (!looked_up) *(void **)&control = dlsym(RTLD_DEFAULT, "mallctl");
    looked_up = true;
    if (!control) return 0;
    control("thread.tcache.flush", NULL, NULL, NULL, 0);
    control("epoch", NULL, NULL, &epoch, sizeof epoch);
    control("stats.arenas.4096.small.nrequests", &small, &size, NULL, 0);
    control("stats.arenas.4096.large.nrequests", &large, &size, NULL, 0);
    return small + large;
}

// ALLOCS_WORK=ROUNDS,THREADS
static __attribute__((constructor)) void work_and_leave(void)
{
    const char *work = getenv("ALLOCS_WORK");
    int rounds, threads;
    if (!work || sscanf(work, "%d,%d", &rounds, &threads) != 2) return;
    uint64_t requests = jemalloc_requests();
    struct allocs_counts before = allocs_all();
    for (int i = 0; i < rounds; i++) do_round();
    for (int i = 0; i < threads; i++) {
        pthread_t thread;
        if (!pthread_create(&thread, NULL, do_round_in_thread, NULL)) pthread_join(thread, NULL);
    }
    struct allocs_counts all = allocs_all(), region = allocs_since(before, all);
    requests = jemalloc_requests() - requests;
    char line[100];
    int len = snprintf(line, sizeof line, "COUNTED %ju %ju REQUESTS %ju\n", (uintmax_t)all.allocs,
                       (uintmax_t)region.allocs, (uintmax_t)requests);
    _exit(write(STDOUT_FILENO, line, (size_t)len) != len);
}

// What this program prints when it is run again so, without commas in its numbers.
static void again(const char *how, int rounds, int threads, char output[2000])
{
    char command[400];
    snprintf(command, sizeof command, "ALLOCS_WORK=%d,%d %s /proc/%d/exe 2>&1", rounds, threads,
             how, (int)getpid());
    FILE *pipe = popen(command, "r");
    cr_assert(ne(ptr, pipe, NULL));
    size_t len = 0;
    for (int c; (c = fgetc(pipe)) != EOF;)
        if (c != ',' && len < 1999) output[len++] = (char)c;
    output[len] = '\0';
    pclose(pipe);
}

static uint64_t counted(int rounds, int threads)
{
    char output[2000];
    uint64_t all;
    again("", rounds, threads, output);
    const char *line = strstr(output, "COUNTED");
    cr_assert(line && sscanf(line, "COUNTED %ju", &all) == 1, "%s", output);
    return all;
}

static uint64_t blocks_by_dhat(int rounds, int threads)
{
    char output[2000];
    uint64_t blocks;
    again("valgrind --tool=dhat --dhat-out-file=/dev/null", rounds, threads, output);
    if (strstr(output, "not found")) cr_skip_test("valgrind is not installed");
    const char *line = strstr(output, "Total:");
    cr_assert(line && sscanf(line, "Total: %*u bytes in %ju", &blocks) == 1, "%s", output);
    return blocks;
}

Test(allocs_crosscheck, dhat_counts_as_many_blocks)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    uint64_t ours = counted(20, 5), ours_idle = counted(0, 0);
    uint64_t dhats = blocks_by_dhat(20, 5), dhats_idle = blocks_by_dhat(0, 0);
    cr_expect(ge(u64, ours - ours_idle, 25 * 20)); // it did work
    cr_expect(eq(u64, ours - ours_idle, dhats - dhats_idle));
}

Test(allocs_crosscheck, jemalloc_counts_as_many_requests)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    char output[2000];
    uint64_t all, region, requests;
    again("LD_PRELOAD=libjemalloc.so.2", 20, 0, output);
    if (strstr(output, "cannot be preloaded")) cr_skip_test("jemalloc is not installed");
    const char *line = strstr(output, "COUNTED");
    cr_assert(line && sscanf(line, "COUNTED %ju %ju REQUESTS %ju", &all, &region, &requests) == 3,
              "%s", output);
    cr_expect(ge(u64, region, 20 * 20));
    cr_expect(eq(u64, region, requests));
}
