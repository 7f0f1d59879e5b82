#include "stop.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(stop, .init = fixture_enter, .fini = fixture_leave);

static int interrupted(const void *recorded)
{
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        stop_catch("./self");
        if (recorded) stop_recorded();
        raise(SIGINT);
        _exit(1);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(stop, an_interrupt_begins_anew)
{
    int status;
    fixture_write("self", "#!/bin/sh\necho \"$#: $*\"\nexit 7\n");
    chmod("self", 0755);
    char *said = fixture_output(interrupted, NULL, "", &status);
    cr_expect_str_eq(said, "1: --stopped\n");
    cr_expect_eq(status, 7);
    free(said);
    said = fixture_output(interrupted, "", "", &status);
    cr_expect_str_eq(said, "2: --stopped recorded\n");
    free(said);
    unlink("self");
    free(fixture_output(interrupted, NULL, "", &status));
    cr_expect_eq(status, 130);
}

// A process with a descendant in a session of its own, which holds the pipe's end open.
static int stopped(const void *recorded)
{
    char *argv[] = {"judge", "--stopped", recorded ? "recorded" : NULL, NULL};
    int held[2], status = -1;
    if (pipe(held)) return -1;
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        close(held[0]);
        if (fork() == 0) {
            setsid();
            pause();
            _exit(0);
        }
        close(held[1]);
        stop_now(recorded ? 3 : 2, argv);
    }
    close(held[1]);
    waitpid(child, &status, 0);
    char byte;
    alarm(120); // instead of for ever, where somebody still holds it
    bool gone = read(held[0], &byte, 1) == 0;
    alarm(0);
    close(held[0]);
    return gone && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(stop, all_that_runs_is_killed)
{
    int status;
    char *said = fixture_output(stopped, NULL, "", &status);
    cr_expect_str_eq(said, "stopped; nothing is recorded\n");
    cr_expect_eq(status, 130);
    free(said);
    said = fixture_output(stopped, "", "", &status);
    cr_expect_str_eq(said, "stopped\n");
    cr_expect_eq(status, 130);
    free(said);
}
