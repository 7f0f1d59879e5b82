// The lines that the test looks for carry a mark at their end.

#include "words.h"

#include "blank.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static size_t shared;

static int compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b; // mark: compare
}

__attribute__((noinline)) static unsigned fibonacci(unsigned n)
{
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); // mark: recursion
}

size_t words_work(const char *text)
{
    size_t words = 0;
    for (size_t i = 0;; i++) {
        size_t length = strlen(text); // mark: strlen
        if (i == length) break;
        words += (size_t)blank_is(text[i]); // mark: blank
    }
    int v[16];
    for (int i = 0; i < 16; i++) v[i] = i * 7919 % 16;
    qsort(v, 16, sizeof *v, compare); // mark: qsort
    return words + fibonacci(6) + (size_t)v[0];
}

static void *worker(void *n)
{
    struct timespec now;
    for (int i = 0; i < *(int *)n; i++) {
        pthread_mutex_lock(&lock); // mark: lock
        shared += words_work("a b c");
        pthread_mutex_unlock(&lock);
        clock_gettime(CLOCK_MONOTONIC, &now);
    }
    return NULL;
}

size_t words_threads(int n)
{
    pthread_t t[2];
    for (int i = 0; i < 2; i++) pthread_create(&t[i], NULL, worker, &n);
    for (int i = 0; i < 2; i++) pthread_join(t[i], NULL);
    return shared;
}

// A spin lock of its own: one exchange, and a store, which is no read-modify-write.
size_t words_spin(void)
{
    static atomic_flag busy = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set_explicit(&busy, memory_order_acquire)) continue; // mark: spin
    size_t now = ++shared;
    atomic_flag_clear_explicit(&busy, memory_order_release);
    return now;
}

void words_touch(char *line)
{
    ++*line;
}
