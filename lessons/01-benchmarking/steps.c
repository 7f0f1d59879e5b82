#include "steps.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void child(void (*fn)(uint64_t n), uint64_t n)
{
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL)) _exit(1);
    raise(SIGSTOP);
    fn(n);
    _exit(0);
}

int64_t steps_count(void (*fn)(uint64_t n), uint64_t n)
{
    int status;
    int64_t steps = 0;
    pid_t pid = fork();
    if (pid < 0) return -1;
    if (pid == 0) child(fn, n);
    for (waitpid(pid, &status, 0); WIFSTOPPED(status); steps++) {
        if (ptrace(PTRACE_SINGLESTEP, pid, NULL, NULL)) break;
        waitpid(pid, &status, 0);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? steps : -1;
}
