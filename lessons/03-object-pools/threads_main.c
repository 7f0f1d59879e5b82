// One free list under one lock, against a pool whose threads have caches: on one thread and on two.

#include "objects.h"
#include "together.h"

#include <stdio.h>

struct node {
    struct node *next;
    char bytes[56];
};

// This kind spins a little before it sleeps, as is best for a lock that is held for nanoseconds.
static pthread_mutex_t lock = PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP;
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

int main(void)
{
    puts("                 threads CPU ns/op  CPUs they had");
    double alone = together("lock", locked, 20000, 1);
    printf("m lock_factor %.2f\n", together("lock", locked, 20000, 2) / alone);
    alone = together("pool", pooled, 400000, 1);
    printf("m pool_factor %.2f\n", together("pool", pooled, 400000, 2) / alone);
    for (struct node *n; (n = list);) {
        list = n->next;
        free(n);
    }
    return 0;
}
