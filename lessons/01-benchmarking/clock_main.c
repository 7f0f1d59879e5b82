// What a clock costs: a pair of malloc and free, timed as one would at first, with n pairs between
// two reads of the clock. The reads are part of what is measured, and only a large n makes them
// small.

#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SAMPLES = 501 };

static double now_ns(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double median(double *ns)
{
    qsort(ns, SAMPLES, sizeof *ns, ascending);
    return ns[SAMPLES / 2];
}

// ns a pair, as such a program prints it: the median of many tries.
static double timed(clockid_t clock, int n)
{
    static double ns[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
        double began = now_ns(clock);
        for (int i = 0; i < n; i++) {
            char *p = malloc(64);
            bench_keep(p); // else there is nothing to time: see dead_main.c
            free(p);
        }
        ns[s] = (now_ns(clock) - began) / n;
    }
    return median(ns);
}

static double read_ns(clockid_t clock)
{
    enum { READS = 100 };
    static double ns[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
        double began = now_ns(clock);
        for (int i = 0; i < READS; i++) bench_keep(now_ns(clock));
        ns[s] = (now_ns(clock) - began) / READS;
    }
    return median(ns);
}

int main(void)
{
    static const int n[] = {1, 10, 100, 1000, 10000};
    const clockid_t wall = CLOCK_MONOTONIC, cpu = CLOCK_THREAD_CPUTIME_ID;
    puts("pairs of malloc and free    ns a pair, by");
    puts("between two reads           CLOCK_MONOTONIC  CLOCK_THREAD_CPUTIME_ID");
    for (int i = 0; i < 5; i++) {
        double w = timed(wall, n[i]), c = timed(cpu, n[i]);
        printf("%24d    %15.1f  %23.1f\n", n[i], w, c);
        printf("m clock_wall_%d %.1f\nm clock_cpu_%d %.1f\n", n[i], w, n[i], c);
    }
    double w = read_ns(wall), c = read_ns(cpu);
    printf("%24s    %15.1f  %23.1f\n", "one read of the clock", w, c);
    printf("m clock_read_wall %.0f\nm clock_read_cpu %.0f\n", w, c);
    return 0;
}
