#include "depot.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
struct packet depot_packets[DEPOT_PACKETS];
static struct packet *free_packets[DEPOT_PACKETS]; // a stack
static unsigned free_count, made_count;            // [made_count] and on were never taken
static unsigned long visits;

unsigned depot_take(struct packet **to, unsigned count)
{
    unsigned taken = 0;
    pthread_mutex_lock(&lock);
    visits++;
    while (taken < count && free_count > 0) to[taken++] = free_packets[--free_count];
    while (taken < count && made_count < DEPOT_PACKETS) to[taken++] = &depot_packets[made_count++];
    pthread_mutex_unlock(&lock);
    return taken;
}

void depot_give(struct packet *const *from, unsigned count)
{
    pthread_mutex_lock(&lock);
    visits++;
    for (unsigned i = 0; i < count && free_count < DEPOT_PACKETS; i++)
        free_packets[free_count++] = from[i];
    pthread_mutex_unlock(&lock);
}

unsigned depot_count(void)
{
    pthread_mutex_lock(&lock);
    unsigned count = free_count + DEPOT_PACKETS - made_count;
    pthread_mutex_unlock(&lock);
    return count;
}

unsigned long depot_visits(void)
{
    pthread_mutex_lock(&lock);
    unsigned long n = visits;
    pthread_mutex_unlock(&lock);
    return n;
}
