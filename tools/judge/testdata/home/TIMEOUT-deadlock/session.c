// Waits for itself, in a kernel.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void misbehave(void)
{
    pthread_mutex_lock(&lock);
    pthread_mutex_lock(&lock);
}

#define AT IN_KERNELS
#include "../home.c"
