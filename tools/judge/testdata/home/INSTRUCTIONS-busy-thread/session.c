// Leaves a thread to spin, which gets its turn now and then.
#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

static void *spin(void *unused)
{
    for (volatile int i = 0;; i = 0) continue;
    return unused;
}

static void misbehave(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, spin, NULL);
    pthread_detach(thread);
}

#define AT              IN_TESTS
#define OPENED(session) calls % 1000 ? 0 : usleep(1)
#include "../home.c"
