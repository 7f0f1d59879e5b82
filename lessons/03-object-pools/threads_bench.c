// One free list under one lock, against a pool whose threads have caches: on one thread and on two.

#include "objects.h"

#include "bench/bench.h"

#include <stdio.h>

struct node {
    struct node *next;
    char bytes[56];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct node *list;

static struct node *node_get(void)
{
    pthread_mutex_lock(&lock);
    struct node *n = list;
    if (n) list = n->next;
    pthread_mutex_unlock(&lock);
    return n ? n : malloc(sizeof *n);
}

static void node_put(struct node *n)
{
    pthread_mutex_lock(&lock);
    n->next = list;
    list = n;
    pthread_mutex_unlock(&lock);
}

static void locked(struct bench *b, void *unused)
{
    (void)unused;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct node *n = node_get();
        n->bytes[0] = 1;
        bench_clobber();
        node_put(n);
    }
    bench_stop(b);
}

static void pooled(struct bench *b, void *unused)
{
    (void)unused;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        struct small *o = small_get();
        o->bytes[0] = 1;
        bench_clobber();
        small_put(o);
    }
    bench_stop(b);
}

struct job {
    void (*body)(struct bench *b, void *arg);
    unsigned threads;
};

static void parallel(struct bench *b, void *arg)
{
    struct job *job = arg;
    bench_parallel(b, job->threads, job->body, NULL);
}

BENCH(threads, .threads = 2)
{
    for (unsigned t = 1; t <= 2; t++) {
        char name[32];
        snprintf(name, sizeof name, "lock/%u", t);
        bench_run(b, name, parallel, &(struct job){locked, t}, 0);
        snprintf(name, sizeof name, "pool/%u", t);
        bench_run(b, name, parallel, &(struct job){pooled, t}, 0);
    }
    for (struct node *n; (n = list);) {
        list = n->next;
        free(n);
    }
}
