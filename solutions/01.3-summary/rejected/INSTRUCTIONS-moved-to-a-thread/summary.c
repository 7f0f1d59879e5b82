#include "summary.h"

#include "stats/stats.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void sort(double *x, size_t n)
{
    // Gaps of Ciura, "Best Increments for the Average Case of Shellsort", FCT 2001.
    static const size_t gaps[] = {1750, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++)
        for (size_t i = gaps[g]; i < n; i++) {
            double value = x[i];
            size_t j = i;
            for (; j >= gaps[g] && x[j - gaps[g]] > value; j -= gaps[g]) x[j] = x[j - gaps[g]];
            x[j] = value;
        }
}

// Sorts the samples into the room, and returns the one of a rank, 1 to n.
static double sample_of_rank(double *room, const double *sample, size_t n, size_t rank)
{
    memcpy(room, sample, n * sizeof *room);
    sort(room, n);
    return room[rank - 1];
}

struct job {
    const double *sample;
    double *room;
    size_t n;
    struct summary *s;
};

static void *run(void *argument)
{
    struct job *j = argument;
    struct stats_ranks ranks = stats_median_ranks(j->n, 0.95);
    double below = sample_of_rank(j->room, j->sample, j->n, (j->n + 1) / 2);
    double above = sample_of_rank(j->room, j->sample, j->n, j->n / 2 + 1);
    *j->s = (struct summary){
        .median = (below + above) / 2,
        .p99 = sample_of_rank(j->room, j->sample, j->n, (99 * j->n + 99) / 100),
        .low = ranks.lo > 0 ? sample_of_rank(j->room, j->sample, j->n, ranks.lo) : -INFINITY,
        .high = ranks.hi <= j->n ? sample_of_rank(j->room, j->sample, j->n, ranks.hi) : INFINITY,
    };
    return NULL;
}

// Somebody else does the work, and the caller only waits.
int summary_make(const double *sample, size_t n, struct summary *s)
{
    struct job job = {sample, malloc(n * sizeof(double)), n, s};
    pthread_t thread;
    if (!job.room) return -ENOMEM;
    int error = pthread_create(&thread, NULL, run, &job);
    if (!error) error = pthread_join(thread, NULL);
    free(job.room);
    return -error;
}
