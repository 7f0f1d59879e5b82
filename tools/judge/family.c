// Finds a process's descendants by their parents in /proc/PID/stat, and adds up what they use.

#include "family.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct process {
    pid_t pid, parent;
    unsigned long ticks, pages;
};

// Of a process or a thread: its state, a letter of proc(5); 0 when it is gone.
static char stat_read(const char *path, struct process *p)
{
    char text[1024];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t len = read(fd, text, sizeof text - 1);
    close(fd);
    if (len <= 0) return 0;
    text[len] = 0;
    char state;
    unsigned long user = 0, kernel = 0;
    long pages = 0;
    const char *rest = strrchr(text, ')'); // the name may hold anything
    if (!rest || sscanf(rest + 1,
                        " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %*d %*d %*d %*d %*d "
                        "%*d %*u %*u %ld",
                        &state, &p->parent, &user, &kernel, &pages) != 5)
        return 0;
    p->ticks = user + kernel;
    p->pages = (unsigned long)pages;
    return state;
}

static bool process_read(pid_t pid, struct process *p)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    p->pid = pid;
    char state = stat_read(path, p);
    return state && state != 'Z' && state != 'X';
}

static size_t process_written(pid_t pid)
{
    char path[64], text[512];
    snprintf(path, sizeof path, "/proc/%d/io", pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t len = read(fd, text, sizeof text - 1);
    close(fd);
    text[len > 0 ? len : 0] = 0;
    const char *at = strstr(text, "wchar: ");
    return at ? strtoull(at + 7, NULL, 10) : 0;
}

static void family_add(struct family *f, const struct process *p)
{
    f->pids[f->count++] = p->pid;
    f->resident += p->pages * (size_t)sysconf(_SC_PAGESIZE);
    double cpu = (double)p->ticks / (double)sysconf(_SC_CLK_TCK);
    f->cpu += cpu;
    if (cpu >= f->most) {
        f->most = cpu;
        f->busiest = p->pid;
    }
    f->written += process_written(p->pid);
}

static bool family_has(const struct family *f, pid_t pid)
{
    for (int i = 0; i < f->count; i++)
        if (f->pids[i] == pid) return true;
    return pid == getpid();
}

// Processes come in the order of their numbers, not of their births, so passes go on until one adds
// nothing.
void family_find(struct family *f, int most)
{
    memset(f, 0, sizeof *f);
    DIR *proc = opendir("/proc");
    if (!proc) return;
    for (int before = -1; before != f->count && f->count < most;) {
        before = f->count;
        rewinddir(proc);
        for (struct dirent *e; (e = readdir(proc)) && f->count < most;) {
            struct process p;
            pid_t pid = atoi(e->d_name);
            if (pid > 0 && !family_has(f, pid) && process_read(pid, &p) && family_has(f, p.parent))
                family_add(f, &p);
        }
    }
    closedir(proc);
}

static bool process_waits(pid_t pid)
{
    char path[300];
    bool waits = true;
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    for (struct dirent *e; tasks && waits && (e = readdir(tasks));) {
        struct process p;
        if (e->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "/proc/%d/task/%s/stat", pid, e->d_name);
        char state = stat_read(path, &p);
        waits = !state || strchr("STtZX", state);
    }
    if (tasks) closedir(tasks);
    return waits;
}

bool family_waits(const struct family *f)
{
    for (int i = 0; i < f->count; i++)
        if (!process_waits(f->pids[i])) return false;
    return true;
}

// Kills the whole family: stopped first, so that a fork bomb can't outrun the look-ups, then killed
// and reaped.
void family_kill(pid_t group)
{
    struct family *f = malloc(sizeof *f);
    if (group > 0) kill(-group, SIGKILL);
    for (int seen = -1; f;) {
        family_find(f, FAMILY_ROOM);
        for (int i = 0; i < f->count; i++) kill(f->pids[i], SIGSTOP);
        if (f->count == seen) break;
        seen = f->count;
    }
    for (;;) {
        if (f) family_find(f, FAMILY_ROOM);
        for (int i = 0; f && i < f->count; i++) kill(f->pids[i], SIGKILL);
        pid_t reaped;
        while ((reaped = waitpid(-1, NULL, WNOHANG)) > 0) continue;
        if (reaped < 0 && errno == ECHILD) break;
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    free(f);
}

_Noreturn static void end_as(int status)
{
    sigset_t this;
    if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    signal(WTERMSIG(status), SIG_DFL);
    sigemptyset(&this);
    sigaddset(&this, WTERMSIG(status));
    sigprocmask(SIG_UNBLOCK, &this, NULL);
    kill(getpid(), WTERMSIG(status));
    _exit(128 + WTERMSIG(status));
}

// A parent's death is told by a signal, but to its children alone (PR_SET_PDEATHSIG(2const)). What
// any signal really means is looked up, so the program gains nothing by sending one.
void family_supervise(pid_t judge)
{
    sigset_t all, before;
    int status;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    setpgid(0, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    prctl(PR_SET_PDEATHSIG, SIGHUP);
    pid_t program = getppid() == judge ? fork() : -1;
    if (program < 0) _exit(127);
    if (program == 0) {
        sigprocmask(SIG_SETMASK, &before, NULL);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        return;
    }
    while (getppid() == judge) {
        for (pid_t ended; (ended = waitpid(-1, &status, WNOHANG)) > 0;)
            if (ended == program) end_as(status);
        sigwaitinfo(&all, NULL);
    }
    family_kill(0);
    _exit(1);
}
