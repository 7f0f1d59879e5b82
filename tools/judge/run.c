// Runs one untrusted program. The idea: the judge is a child subreaper, so whatever the program
// leaves behind, even after setsid, becomes the judge's own child, and is killed until waitpid says
// ECHILD. (A process between the two does the same if the judge itself is killed.) While the
// program runs, every 20 ms its whole family is looked up in /proc and its processes, memory, CPU
// time and written bytes are added up. (RLIMIT_NPROC counts the user's other programs, RLIMIT_AS
// breaks valgrind and the sanitizers, RLIMIT_CPU coarsens the clock that we time with; so these
// four are watched instead. A compiler has none of these troubles, and says in words which limit it
// met.)

#include "run.h"

#include "family.h"
#include "scratch.h"
#include "stack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    FAMILY_MAX = 64, // processes of a program that are still no fork bomb: make, compilers,
                     // Criterion's workers
    OUTPUT_MAX = 1 << 20,
    FILE_MAX = 64 << 20,
    WRITTEN_MAX = 512 << 20,
    POLL_MS = 20,
    WALL_FACTOR = 10, // of the limit on CPU time: the machine may be busy
};

double run_now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

// The child's side, between fork and exec.

static void limit(int what, rlim_t most)
{
    setrlimit(what, &(struct rlimit){most, most});
}

_Noreturn static void become(const struct run *r, pid_t judge, int output, const char *tmp)
{
    family_supervise(judge);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, FILE_MAX);
    if (r->each_bytes) limit(RLIMIT_AS, r->each_bytes);
    if (r->each_seconds) // the soft limit's signal is the one that says so
        setrlimit(RLIMIT_CPU, &(struct rlimit){r->each_seconds, r->each_seconds + 1});
    if (!r->random_layout) personality(ADDR_NO_RANDOMIZE); // a cost can depend on addresses,
    // a little; where a container forbids this, it may
    int null = open("/dev/null", O_RDONLY), in = r->in, out = r->out;
    if (in >= 0) in = fcntl(in, F_DUPFD, 10);
    if (out >= 0) out = fcntl(out, F_DUPFD, 10);
    output = fcntl(output, F_DUPFD, 10);
    dup2(null, 0);
    dup2(output, 1);
    dup2(output, 2);
    if (in >= 0) dup2(in, 3);
    if (out >= 0) dup2(out, 4);
    syscall(SYS_close_range, out >= 0 ? 5 : 3, ~0u, 0);
    char tmpdir[RUN_PATH + 16], path[1024];
    const char *program = r->argv[0];
    char real[PATH_MAX];
    if (strchr(program, '/') && realpath(program, real)) program = real;
    if (!r->ours && chdir(tmp)) _exit(127);
    snprintf(tmpdir, sizeof tmpdir, "TMPDIR=%s", tmp);
    snprintf(path, sizeof path, "PATH=%s", getenv("PATH") ? getenv("PATH") : "/usr/bin:/bin");
    const char *env[32] = {path,  "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/nonexistent", "LD_BIND_NOW=1",
                           tmpdir};
    int n = 6;
    const char *libraries = getenv("LD_LIBRARY_PATH"); // of an installation without root
    char library_path[2048];
    if (libraries) {
        snprintf(library_path, sizeof library_path, "LD_LIBRARY_PATH=%s", libraries);
        env[n++] = library_path;
    }
    for (const char *const *e = r->env; e && *e && n < 31; e++) env[n++] = *e;
    signal(SIGPIPE, SIG_DFL);
    execvpe(program, (char *const *)r->argv, (char *const *)env);
    _exit(127);
}

// The judge's side.

struct watched {
    pid_t pid;
    int pidfd, output;
    double began;
    size_t free_bytes; // of the disk, when it began
    double looked, idle,
        cpu; // when the family was looked up; for how long it did nothing until then
    struct family *family;
    struct run_result *result;
};

static bool drain(struct watched *w)
{
    struct run_result *r = w->result;
    for (;;) {
        char drop[4096];
        size_t room = OUTPUT_MAX - r->output_len;
        ssize_t n =
            read(w->output, room ? r->output + r->output_len : drop, room ? room : sizeof drop);
        if (n <= 0) return true;
        if (!room) return false;
        r->output_len += (size_t)n;
    }
}

// A file can take disk that nobody wrote. Others fill the disk too: what counts is its own folder.
static bool disk_filled(const struct watched *w)
{
    return scratch_free(w->result->tmp) + WRITTEN_MAX < w->free_bytes &&
           scratch_used(w->result->tmp) > WRITTEN_MAX;
}

// On a busy machine a process that does nothing may only wait for its turn; and what happened
// between two looks that are far apart, nobody knows.
static bool is_idle(struct watched *w, double since_look)
{
    const struct family *f = w->family;
    double seen = 5 * POLL_MS / 1000.0;
    w->idle += since_look < seen ? since_look : seen;
    if (f->cpu != w->cpu || !family_waits(f)) w->idle = 0;
    w->cpu = f->cpu;
    return w->idle > RUN_IDLE_SECONDS;
}

static bool over_limits(struct watched *w, const struct run *r, double wall)
{
    struct run_result *result = w->result;
    struct family *f = w->family;
    family_find(f, FAMILY_MAX + 1);
    if (f->cpu > result->cpu) result->cpu = f->cpu;
    if (f->count > 1 && !result->pid) result->pid = f->pids[1]; // [0] is who supervises it
    result->idle = !r->ours && is_idle(w, wall - w->looked);
    w->looked = wall;
    if (f->count > FAMILY_MAX)
        result->end = RUN_PROCESSES;
    else if (f->resident > (r->memory_bytes ? r->memory_bytes : (size_t)1 << 30))
        result->end = RUN_MEMORY;
    else if (f->written > WRITTEN_MAX || disk_filled(w))
        result->end = RUN_OUTPUT;
    else if (f->cpu > r->cpu_seconds || wall > WALL_FACTOR * r->cpu_seconds || result->idle) {
        result->end = RUN_TIMEOUT;
        if (!r->ours && f->count)
            stack_read(f->cpu > r->cpu_seconds ? f->busiest : f->pids[f->count - 1], result->stack,
                       sizeof result->stack);
    } else
        return false;
    return true;
}

static void watch(struct watched *w, const struct run *r)
{
    struct run_result *result = w->result;
    for (;;) {
        struct pollfd p[2] = {{.fd = w->pidfd, .events = POLLIN},
                              {.fd = w->output, .events = POLLIN}};
        poll(p, 2, POLL_MS);
        double t = run_now_s() - w->began;
        if (!drain(w)) {
            result->end = RUN_OUTPUT;
            return;
        }
        siginfo_t info = {0};
        if (!waitid(P_PID, (id_t)w->pid, &info, WEXITED | WNOHANG | WNOWAIT) && info.si_pid) {
            result->end = info.si_code == CLD_EXITED ? RUN_EXITED : RUN_SIGNALLED;
            result->code = info.si_status;
            return;
        }
        if (p[1].revents & POLLHUP) nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        if (t - w->looked >= POLL_MS / 1000.0 && over_limits(w, r, t)) return;
    }
}

static void finish(struct watched *w, const struct run *r)
{
    struct run_result *result = w->result;
    struct rusage usage;
    bool alone = false;
    if (result->end <= RUN_SIGNALLED) {
        wait4(w->pid, NULL, 0, &usage);
        double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
        if (cpu > result->cpu) result->cpu = cpu;
        // Orphans become our children. Where none is left nobody need be looked for in /proc; where
        // one is, it has been left behind, even if it flees by forking faster than /proc is read.
        pid_t other = 1;
        for (int i = 0; i < FAMILY_MAX && other > 0; i++) other = waitpid(-1, NULL, WNOHANG);
        alone = other < 0 && errno == ECHILD;
        result->leftover = !r->ours && !alone;
    }
    if (!alone) family_kill(w->pid);
    drain(w);
    for (size_t i = 0; i < result->output_len; i++)
        if (!result->output[i]) result->output[i] = '?'; // a text has no zeros; readers stop there
    result->output[result->output_len] = 0;
    result->seconds = run_now_s() - w->began;
}

int run_program(const struct run *r, struct run_result *result)
{
    memset(result, 0, sizeof *result);
    int pipes[2], error = scratch_make(result->tmp);
    if (error) return error;
    struct watched w = {.result = result,
                        .began = run_now_s(),
                        .free_bytes = scratch_free(result->tmp),
                        .family = malloc(sizeof *w.family)};
    result->output = malloc(OUTPUT_MAX + 1);
    if (!w.family || !result->output || pipe2(pipes, O_CLOEXEC)) {
        free(w.family);
        return -ENOMEM;
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    fflush(NULL);
    pid_t judge = getpid();
    w.pid = fork();
    if (!w.pid) become(r, judge, pipes[1], result->tmp);
    close(pipes[1]);
    if (w.pid < 0) {
        error = -errno;
    } else {
        w.output = pipes[0];
        fcntl(w.output, F_SETFL, O_NONBLOCK);
        w.pidfd = (int)syscall(SYS_pidfd_open, w.pid, 0);
        watch(&w, r);
        finish(&w, r);
        if (w.pidfd >= 0) close(w.pidfd);
    }
    close(pipes[0]);
    free(w.family);
    return error;
}

void run_clean(struct run_result *result)
{
    if (result->tmp[0]) scratch_remove(result->tmp);
    free(result->output);
    memset(result, 0, sizeof *result);
}
