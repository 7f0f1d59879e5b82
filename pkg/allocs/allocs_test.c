// What the counters say of the malloc family, of what libc allocates inside, of threads and of
// processes. Where libc may choose how often it allocates, DHAT is asked
// (allocs_crosscheck_test.c).
#include "allocs.h"
#include "allocs_testing.h"

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void *volatile block; // so that the next step of a test gets at it

static bool jemalloc(void)
{
    return dlsym(RTLD_DEFAULT, "mallctl");
}

Test(allocs, are_available_or_say_why)
{
    cr_expect(eq(int, allocs_available(), !allocs_testing_excuse()));
    if (allocs_available()) return;
    free(malloc(10));
    cr_expect(zero(u64, allocs_thread().allocs));
    cr_expect(zero(u64, allocs_all().allocs));
    cr_expect(eq(int, allocs_trace_start(), -ENOTSUP));
}

Test(allocs, count_every_function_of_the_family)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    void *p = NULL;
    struct allocs_counts mark = allocs_thread();
    free(block = malloc(10));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 10);
    free(block = malloc(0));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 0);
    free(block = calloc(3, 7));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 21);
    free(block = aligned_alloc(64, 640));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 640);
    free(block = memalign(64, 100));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 100);
    free(block = valloc(100));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 100);
    free(block = pvalloc(100));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 100);
    cr_expect(zero(int, posix_memalign(&p, 64, 100)));
    free(p);
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 100);
    free(NULL);
    ALLOCS_TESTING_EXPECT(mark, 0, 0, 0);
}

Test(allocs, count_a_realloc_as_a_block_made_and_one_given_back)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    struct allocs_counts mark = allocs_thread();
    block = realloc(NULL, 10);
    ALLOCS_TESTING_EXPECT(mark, 1, 0, 10);
    block = realloc(block, 100000);
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 100000);
    block = reallocarray(block, 10, 20);
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 200);
    block = realloc(block, 0); // NULL in glibc; an allocator may make a block of it
    ALLOCS_TESTING_EXPECT(mark, block ? 1u : 0u, 1, 0);
    free(block);
    mark = allocs_thread();
    free(block = reallocarray(NULL, 3, 4));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 12);
}

Test(allocs, do_not_count_what_failed)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    volatile size_t huge = PTRDIFF_MAX, half = SIZE_MAX / 2 + 1; // half * 2 overflows to 0
    char *volatile kept = malloc(3); // volatile: gcc knows realloc, but not that it fails
    strcpy(kept, "ab");
    void *aligned = &aligned, *results[5];
    int errors[5], returned[2];
    struct allocs_counts mark = allocs_thread();
    // No assertion in between: they allocate.
    errno = 0, results[0] = malloc(huge), errors[0] = errno;
    errno = 0, results[1] = calloc(half, 2), errors[1] = errno;
    errno = 0, results[2] = reallocarray(kept, half, 2), errors[2] = errno;
    errno = 0, results[3] = realloc(kept, huge), errors[3] = errno;
    errno = 0, results[4] = pvalloc(huge + half), errors[4] = errno;
    returned[0] = posix_memalign(&aligned, 3, 100);
    returned[1] = posix_memalign(&aligned, 64, huge);
    ALLOCS_TESTING_EXPECT(mark, 0, 0, 0);
    for (int i = 0; i < 5; i++) {
        cr_expect(eq(ptr, results[i], NULL), "%d", i);
        if (i == 3 && jemalloc()) continue; // its realloc leaves errno alone
        cr_expect(eq(int, errors[i], ENOMEM), "%d", i);
    }
    cr_expect(eq(int, returned[0], EINVAL));
    cr_expect(eq(int, returned[1], ENOMEM));
    cr_expect(eq(ptr, aligned, &aligned));
    cr_expect(zero(int, strcmp(kept, "ab")));
    free(kept);
}

Test(allocs, leave_blocks_and_errno_as_the_allocator_made_them)
{
    size_t page = (size_t)getpagesize();
    char *p = pvalloc(1), *zeros = calloc(1000, 1);
    cr_expect(zero(sz, (uintptr_t)p % page));
    cr_expect(ge(sz, malloc_usable_size(p), page));
    for (int i = 0; i < 1000; i++) cr_assert(zero(chr, zeros[i]));
    errno = EDOM;
    free(p);
    free(zeros);
    free(malloc(10));
    int untouched = errno;
    cr_expect(eq(int, untouched, EDOM));
    cr_expect(zero(sz, (uintptr_t)(p = aligned_alloc(256, 256)) % 256));
    free(p);
    cr_expect(zero(sz, (uintptr_t)(p = valloc(1)) % page));
    free(p);
}

static int by_value(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

Test(allocs, see_what_libc_allocates_inside)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    struct allocs_counts mark = allocs_thread();
    free(block = strdup("four"));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 5);
    free(block = strndup("four", 2));
    ALLOCS_TESTING_EXPECT(mark, 1, 1, 3);

    char *text = NULL, *line = NULL;
    size_t room = 0;
    cr_expect(eq(int, asprintf(&text, "%d", 7), 1));
    cr_expect(ge(u64, allocs_thread().allocs, mark.allocs + 1));
    free(text);
    mark = allocs_thread();
    FILE *file = fopen("/proc/version", "r");
    cr_expect(ge(u64, allocs_thread().allocs, mark.allocs + 1));
    cr_expect(ge(i64, getline(&line, &room, file), 1));
    free(line);
    fclose(file);
    struct allocs_counts d = allocs_since(mark, allocs_thread());
    cr_expect(ge(u64, d.allocs, 3)); // the FILE, its buffer, the line
    cr_expect(eq(u64, d.allocs, d.frees));
}

Test(allocs, see_the_temporary_of_qsort)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    enum { LEN = 5000 };
    static int values[LEN];
    for (int i = 0; i < LEN; i++) values[i] = i * 7919 % LEN;
    struct allocs_counts mark = allocs_thread();
    qsort(values, LEN, sizeof *values, by_value);
    struct allocs_counts d = allocs_since(mark, allocs_thread());
    if (!d.allocs) cr_skip_test("this libc sorts in place");
    ALLOCS_TESTING_EXPECT(mark, 1, 1, sizeof values);
}

Test(allocs, see_code_that_is_loaded_later)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    char path[] = "/tmp/allocs_pluginXXXXXX";
    close(mkstemp(path));
    void *plugin = allocs_testing_plugin(path);
    if (!plugin) cr_skip_test("no compiler is called cc");
    void (*run)(void);
    *(void **)&run = dlsym(plugin, "plugin");
    struct allocs_counts mark = allocs_thread();
    run();
    ALLOCS_TESTING_EXPECT(mark, 2, 2, 130);
    dlclose(plugin);
}

// What is built on the counts.

static void allocate_thrice(void *unused)
{
    (void)unused;
    for (int i = 0; i < 3; i++) free(malloc(8));
}

static void allocate_sometimes(void *calls)
{
    if ((*(int *)calls)++ % 4 == 0) free(malloc(8));
}

Test(allocs_per_run, is_the_average_without_rounding_and_without_the_first_call)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    int calls = 0;
    cr_expect(eq(dbl, allocs_per_run(100, allocate_thrice, NULL), 3));
    cr_expect(eq(dbl, allocs_per_run(10, allocate_sometimes, &calls), 0.2)); // of calls 4 and 8
    cr_expect(eq(int, calls, 11));
    cr_expect(eq(dbl, allocs_per_run(0, allocate_thrice, NULL), 0));
}

Test(allocs_memstats, shows_the_allocators_side_too)
{
    ALLOCS_TESTING_NEEDS_HOOK();
    struct allocs_memstats before = allocs_memstats();
    memset(block = malloc(10000000), 1, 10000000);
    struct allocs_memstats after = allocs_memstats();
    cr_expect(eq(str, (char *)before.allocator, jemalloc() ? "jemalloc" : "glibc"));
    cr_expect(eq(u64, after.total.bytes - before.total.bytes, 10000000));
    cr_expect(ge(u64, after.heap_in_use, before.heap_in_use + 10000000));
    cr_expect(ge(u64, after.heap_mapped, after.heap_in_use));
    cr_expect(ge(u64, after.resident, jemalloc() ? 10000000 : 0));
    free(block);
}
