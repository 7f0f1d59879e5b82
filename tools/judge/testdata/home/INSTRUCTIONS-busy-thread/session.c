// Leaves a thread to spin; it gets its turns, for now and then its work is waited for.
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static atomic_ulong turns;

static void *spin(void *unused)
{
    for (;;) turns++;
    return unused;
}

static void misbehave(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, spin, NULL);
    pthread_detach(thread);
}

static void wait_for_turns(void)
{
    unsigned long enough = turns + 100000;
    while (turns < enough) usleep(1);
}

#define AT              IN_TESTS
#define OPENED(session) calls >= AT && calls % 1000 == 0 ? wait_for_turns() : (void)0
#include "../home.c"
