#include "family.h"

#include <criterion/criterion.h>

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void *spin(void *began)
{
    volatile bool spins = write(*(int *)began, "", 1) == 1;
    while (spins) continue;
    return NULL;
}

// A child whose first thread sleeps, and a second one spins if told to. It has begun.
static pid_t child(bool spins)
{
    int pipes[2];
    char byte;
    pthread_t thread;
    cr_assert_eq(pipe(pipes), 0);
    pid_t pid = fork();
    if (pid == 0) {
        if (spins)
            pthread_create(&thread, NULL, spin, &pipes[1]);
        else if (write(pipes[1], "", 1) != 1)
            _exit(1);
        for (;;) pause();
    }
    cr_assert_eq(read(pipes[0], &byte, 1), 1);
    close(pipes[0]);
    close(pipes[1]);
    return pid;
}

Test(family, who_wants_to_run_does_not_wait)
{
    static struct family f;
    child(false);
    for (bool waits = false; !waits; waits = family_waits(&f)) family_find(&f, FAMILY_ROOM);
    cr_expect_eq(f.count, 1);
    child(true);
    for (int i = 0; i < 100; i++) {
        family_find(&f, FAMILY_ROOM);
        cr_expect_eq(f.count, 2);
        cr_expect_not(family_waits(&f));
    }
    family_kill(0);
    family_find(&f, FAMILY_ROOM);
    cr_expect_eq(f.count, 0);
}
