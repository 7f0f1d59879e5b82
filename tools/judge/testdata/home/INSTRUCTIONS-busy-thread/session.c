// Has a thread work for it, as much a thousand calls as the next: no scheduler decides the count.
#include <pthread.h>
#include <semaphore.h>
#include <stddef.h>

static sem_t asked, done;

static void *work(void *unused)
{
    for (;;) {
        sem_wait(&asked);
        for (volatile int i = 0; i < 100000; i++) continue;
        sem_post(&done);
    }
    return unused;
}

static void misbehave(void)
{
    pthread_t thread;
    sem_init(&asked, 0, 0);
    sem_init(&done, 0, 0);
    pthread_create(&thread, NULL, work, NULL);
    pthread_detach(thread);
}

static void ask(void)
{
    sem_post(&asked);
    while (sem_wait(&done)) continue;
}

#define AT              IN_TESTS
#define OPENED(session) calls >= AT &&calls % 1000 == 0 ? ask() : (void)0
#include "../home.c"
