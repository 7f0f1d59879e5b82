// Is wrong only where it is counted. A clock tells: valgrind slows down a loop, but not the kernel's
// copying.
// Gate: clock_gettime
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

static int slow;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void misbehave(void)
{
    static char block[1 << 18];
    double loop = 1, copy = 1;
    int fd = open("/dev/zero", O_RDONLY);
    for (int round = 0; round < 5; round++) {
        double t0 = seconds();
        for (volatile int i = 0; i < 1000000; i++) continue;
        double t1 = seconds();
        for (int i = 0; i < 64; i++)
            if (read(fd, block, sizeof block) < 0) return;
        double t2 = seconds();
        if (t1 - t0 < loop) loop = t1 - t0;
        if (t2 - t1 < copy) copy = t2 - t1;
    }
    close(fd);
    slow = loop > 2 * copy;
}

#define AT              IN_TESTS
#define OPENED(session) ((session)->fd += slow)
#include "../home.c"
