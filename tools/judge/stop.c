// Finding the family takes memory and locks, which no signal handler may; but a handler may exec
// (signal-safety(7)). The process keeps its number, its children and its being a subreaper
// (PR_SET_CHILD_SUBREAPER(2const)), and begins anew where everything is allowed. SIGINT stays
// blocked there, as it was in the handler, so that a second Ctrl-C does not leave half of it.

#include "stop.h"

#include "family.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { STATUS = 130 }; // 128 + SIGINT, as a shell has it

static const char *program;
static volatile sig_atomic_t recorded;

static void begin_anew(int signal)
{
    (void)signal;
    char *const argv[] = {(char *)program, "--stopped", recorded ? "recorded" : NULL, NULL};
    execv(program, argv);
    _exit(STATUS);
}

void stop_catch(const char *self)
{
    program = self;
    sigaction(SIGINT, &(struct sigaction){.sa_handler = begin_anew}, NULL);
}

void stop_recorded(void)
{
    recorded = 1;
}

_Noreturn void stop_now(int argc, char **argv)
{
    bool is_recorded = argc > 2 && strcmp(argv[2], "recorded") == 0;
    family_kill(0);
    fprintf(stderr, "%sstopped%s\n", isatty(STDERR_FILENO) ? "\r\033[K" : "",
            is_recorded ? "" : "; nothing is recorded");
    _exit(STATUS);
}
