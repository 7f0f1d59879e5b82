// Ends the only thread.
#include <pthread.h>

static void misbehave(void)
{
    pthread_exit(NULL);
}

#define AT IN_KERNELS
#include "../home.c"
