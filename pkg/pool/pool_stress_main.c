// Threads get, put and hand each other objects while one of them trims: run it with SAN=thread
// (Criterion does not work with TSan). Every object carries the number of the thread that holds it;
// finding another number in it means that two threads were given one object. Argument: operations
// of each thread, 2000000 if there is none, twenty times that for LONG (`make stress`). Exits 0 if
// all is well and nothing leaks.

#include "pool/pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct token {
    int holder; // 0: idle
    int payload[30];
};

static int made, freed;

static bool token_init(struct token *t)
{
    *t = (struct token){0};
    __atomic_fetch_add(&made, 1, __ATOMIC_RELAXED);
    return true;
}

static bool token_reset(struct token *t)
{
    bool keep = t->payload[0] % 1000 != 0;
    *t = (struct token){0};
    return keep;
}

static void token_free(struct token *t)
{
    (void)t;
    __atomic_fetch_add(&freed, 1, __ATOMIC_RELAXED);
}

POOL_DEFINE(token, struct token, token_reset, .init = token_init, .free = token_free, .rounds = 8,
            .cap = 64)

enum { THREADS = 4, LIVE = 24, DESKS = 16, LIVES = 4 };

static struct token *desk[DESKS]; // where objects change hands
static long operations = 2000000;

static void check(struct token *t, int holder)
{
    if (t->holder == holder) return;
    fprintf(stderr, "pool_stress: an object of thread %d was given to thread %d\n", t->holder,
            holder);
    exit(1);
}

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

// Takes or returns an object, or swaps it for what lies on a desk.
static void step(struct token **slot, int me, uint32_t random)
{
    if (!*slot) {
        *slot = token_get();
        check(*slot, 0);
        (*slot)->holder = me;
        (*slot)->payload[0] = (int)(random & 0xffff);
    } else if (random % 4) {
        check(*slot, me);
        token_put(*slot);
        *slot = NULL;
    } else {
        check(*slot, me);
        (*slot)->holder = -1;
        *slot = __atomic_exchange_n(&desk[random % DESKS], *slot, __ATOMIC_ACQ_REL);
        if (!*slot) return;
        check(*slot, -1);
        (*slot)->holder = me;
    }
}

static void *work(void *number)
{
    int me = (int)(intptr_t)number;
    uint32_t random = (uint32_t)me;
    struct token *held[LIVE] = {0};
    for (long i = 0; i < operations / LIVES; i++) {
        uint32_t r = next(&random);
        step(&held[r % LIVE], me, r / LIVE);
        if (me == 1 && i % 5000 == 0) pool_trim_all();
    }
    for (int i = 0; i < LIVE; i++) token_put(held[i]);
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc > 1) operations = strcmp(argv[1], "LONG") ? atol(argv[1]) : 20 * operations;
    if (operations < LIVES) {
        fputs("usage: pool_stress [OPERATIONS of each thread | LONG]\n", stderr);
        return 2;
    }
    for (int life = 0; life < LIVES; life++) { // threads end and others begin
        pthread_t thread[THREADS];
        for (intptr_t i = 0; i < THREADS; i++)
            if (pthread_create(&thread[i], NULL, work, (void *)(i + 1))) {
                perror("pool_stress: pthread_create");
                return 2;
            }
        for (int i = 0; i < THREADS; i++) pthread_join(thread[i], NULL);
    }
    for (int i = 0; i < DESKS; i++) token_put(desk[i]);
    struct pool_stats s = pool_stats(&token_pool);
    pool_drain(&token_pool);
    printf("%lu gets, %lu misses, %lu visits of the depot, %d made, %d freed\n",
           (unsigned long)s.gets, (unsigned long)s.misses, (unsigned long)s.visits, made, freed);
    if (made != freed) fprintf(stderr, "pool_stress: %d objects leaked\n", made - freed);
    return made != freed;
}
