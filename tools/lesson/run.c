// See run.h. The program gets a process group of its own, so that what it starts ends with it.

#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_S = 2 };

double run_now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// jemalloc wants 2.6 KB of static thread-local memory, more than glibc keeps for a library that is
// opened late: a lesson that compares allocators in one process needs it.
static _Noreturn void child(char *const argv[], int out)
{
    setpgid(0, 0);
    dup2(out, STDOUT_FILENO);
    setenv("GLIBC_TUNABLES", "glibc.rtld.optional_static_tls=8192", 1);
    execv(argv[0], argv);
    _exit(127);
}

// Reads lines until the end. 0, -ETIMEDOUT.
static int listen_to(int fd, const char *name, double deadline_s, struct values *v, FILE *echo)
{
    double patience_s = run_now_s() + PATIENCE_S;
    char line[4096];
    size_t len = 0;
    for (;;) {
        double now = run_now_s();
        if (now >= deadline_s) return -ETIMEDOUT;
        if (patience_s && now >= patience_s) {
            fflush(stdout);
            if (isatty(STDERR_FILENO)) fprintf(stderr, "lesson: measuring %s ...\n", name);
            patience_s = 0;
        }
        struct pollfd p = {.fd = fd, .events = POLLIN};
        if (poll(&p, 1, 100) <= 0) continue;
        ssize_t got = read(fd, line + len, 1);
        if (got < 0 && errno == EINTR) continue;
        len += got > 0;
        if (len && (got <= 0 || line[len - 1] == '\n' || len + 2 == sizeof line)) {
            line[len] = 0;
            if (!(v && values_line(v, line)) && echo) fputs(line, echo);
            len = 0;
        }
        if (got <= 0) return 0;
    }
}

int run_program(char *const argv[], double deadline_s, struct values *v, FILE *echo)
{
    int end[2], status;
    if (pipe2(end, O_CLOEXEC)) return -errno;
    fflush(NULL);
    pid_t pid = fork();
    if (pid < 0) return -errno;
    if (pid == 0) child(argv, end[1]);
    setpgid(pid, pid); // whichever of the two is first
    close(end[1]);
    const char *slash = strrchr(argv[0], '/');
    int error = listen_to(end[0], slash ? slash + 1 : argv[0], deadline_s, v, echo);
    close(end[0]);
    if (error) kill(-pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    if (error) return error;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
