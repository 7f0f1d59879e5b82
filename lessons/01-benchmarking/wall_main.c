// Two clocks: the same work alone on a CPU, and beside a neighbour that wants the CPU too; and work
// that is waiting.

#include "join.h"

#include "bench/bench_measure.h"

#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void joins(struct bench *b, void *unused)
{
    (void)unused;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *text = join_double(join_words, JOIN_WORDS);
        bench_keep(text);
        free(text);
    }
    bench_stop(b);
}

static void waits(struct bench *b, void *unused)
{
    (void)unused;
    const struct timespec time = {.tv_nsec = 100000};
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) nanosleep(&time, NULL);
    bench_stop(b);
}

static void show(const char *what, const char *name, bench_function *fn)
{
    struct bench_subject subject = {.fn = fn, .meters = BENCH_CLOCK};
    struct bench_result r;
    bench_measure(&subject, 200000000, 0, &r);
    double n = (double)r.n, wall = (double)r.wall_ns / n, cpu = (double)r.cpu_ns / n;
    printf("%-36s %8.0f %8.0f\n", what, wall, cpu);
    printf("m wall_%s %.0f\nm cpu_%s %.0f\n", name, wall, name, cpu);
}

// A process on the same CPU that does nothing, as fast as it can.
static pid_t neighbour(void)
{
    pid_t parent = getpid(), pid = fork();
    if (pid != 0) return pid;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    for (;;) bench_clobber();
}

int main(void)
{
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET(sched_getcpu(), &here);
    if (sched_setaffinity(0, sizeof here, &here)) perror("wall: sched_setaffinity");
    puts("ns/op                                    wall      CPU");
    show("a hundred words joined, alone", "alone", joins);
    pid_t pid = neighbour();
    if (pid < 0) return perror("wall: fork"), 1;
    show("joined beside a busy neighbour", "beside", joins);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    show("100 microseconds of sleep", "sleep", waits);
    return 0;
}
