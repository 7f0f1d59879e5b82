// One loop waits for a save, a key, a signal or the end of the check that runs. Signals come
// through a descriptor, so that nothing is interrupted anywhere and the terminal is put back on
// each way out.

#include "watch.h"

#include "map.h"
#include "run.h"
#include "saves.h"
#include "style.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 80, // an editor may write, rename and write again for one save
    POLL_MS = 300,
    GRACE_MS = 10000, // for a check that is told to end, on a busy machine
};

extern char **environ;

struct watch {
    const char *judge;
    struct exercise *list;
    int count, current;
    struct saves saves;
    int signals;     // descriptor
    pid_t child;     // the check that runs; 0 for none
    int64_t due_ms;  // when to look what was saved; -1: nothing happened
    bool keys, quit; // whether there is a terminal to type on
    int escape;      // how far into a key's escape sequence
    struct termios was;
};

static int64_t now_ms(void)
{
    return (int64_t)(1000 * run_now_s());
}

// Keys come one by one and unseen; ^C and ^Z stay signals, and output stays as it is.
static void keys_on(const struct watch *w)
{
    struct termios raw = w->was;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (w->keys) tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

static void keys_off(const struct watch *w)
{
    if (w->keys) tcsetattr(STDIN_FILENO, TCSADRAIN, &w->was);
}

static void print_keys(const struct watch *w)
{
    const struct exercise *e = &w->list[w->current];
    printf("\n%swatching %s/", style_dim(stdout), exercise_work(e));
    if (w->keys)
        printf("   n next  h hint  l list  r reset  q quit%s\n", style_end(stdout));
    else
        printf("; ^C ends%s\n", style_end(stdout));
    fflush(stdout);
}

// Starts "judge COMMAND ADDRESS". It may read the terminal only if it is to ask something.
static pid_t start(struct watch *w, const char *command, bool asks)
{
    const char *address = strcmp(command, "map") == 0 ? NULL : w->list[w->current].address;
    const char *const argv[] = {w->judge, command, address, NULL};
    posix_spawnattr_t attr;
    posix_spawn_file_actions_t files;
    sigset_t none, all;
    pid_t child = 0;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &all);
    posix_spawn_file_actions_init(&files);
    if (!asks) posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    fflush(stdout);
    int error = posix_spawn(&child, w->judge, &files, &attr, (char *const *)argv, environ);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&files);
    if (!error) return child;
    fprintf(stderr, "watch: %s: %s\n", w->judge, strerror(error));
    return 0;
}

// What a check that was killed left behind has become ours (this process is a subreaper): it is
// killed until there is none.
static void end_orphans(void)
{
    char path[64];
    pid_t pid;
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    for (;;) {
        FILE *f = fopen(path, "re");
        int how = f ? 0 : WNOHANG;
        while (f && fscanf(f, "%d", &pid) == 1) kill(pid, SIGKILL);
        if (f) fclose(f);
        while ((pid = waitpid(-1, NULL, how)) > 0) continue;
        if (pid == 0 || errno == ECHILD) return;
    }
}

// Ends the check that runs, if one does.
static void cancel(struct watch *w)
{
    int64_t end_ms = now_ms() + GRACE_MS;
    if (!w->child) return;
    kill(w->child, SIGTERM);
    while (waitpid(w->child, NULL, WNOHANG) == 0) {
        if (now_ms() > end_ms) kill(w->child, SIGKILL);
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
    w->child = 0;
    end_orphans();
}

static void check(struct watch *w)
{
    cancel(w);
    if (style_on(stdout)) printf("\033[H\033[2J");
    if (exercise_begin(&w->list[w->current]) < 0) fprintf(stderr, "%s\n", exercise_error());
    saves_forget(&w->saves);
    w->child = start(w, "check", false);
}

// A command that has the terminal until it ends.
static void tell(struct watch *w, const char *command, bool asks)
{
    cancel(w);
    if (asks) keys_off(w);
    printf("\n");
    pid_t child = start(w, command, asks);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
    if (asks) keys_on(w);
    print_keys(w);
}

// Forward in the list to one that is not passed.
static void next(struct watch *w)
{
    struct attempts a;
    int step = 1;
    if (attempts_read(&a)) return;
    while (step < w->count &&
           attempts_standing(&a, w->list[(w->current + step) % w->count].name).passed)
        step++;
    attempts_free(&a);
    if (step >= w->count) {
        printf("\nThere is no other that is not passed.\n");
        print_keys(w);
        return;
    }
    w->current = (w->current + step) % w->count;
    check(w);
}

static void press(struct watch *w, char key)
{
    if (key == 'n') next(w);
    if (key == 'h') tell(w, "hint", false);
    if (key == 'l') tell(w, "map", false);
    if (key == 'r') tell(w, "reset", true);
    if (key == 'r') w->due_ms = now_ms(); // to see what it changed
    if (key == '\n') check(w);
    if (key == 'q') w->quit = true;
}

// One byte at a time: what is typed ahead of a question is its answer.
static void read_key(struct watch *w)
{
    char key;
    ssize_t got = read(STDIN_FILENO, &key, 1);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
        w->quit = true; // the terminal is gone
    } else if (w->escape == 1 && (key == '[' || key == 'O')) {
        w->escape = 2; // an arrow and its like end with a letter or ~ (ECMA-48, section 5.4)
    } else if (w->escape == 2) {
        if (key >= 0x40) w->escape = 0;
    } else {
        w->escape = key == '\033';
        press(w, key);
    }
}

static void reap(struct watch *w)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        if (pid != w->child) continue;
        w->child = 0;
        if (WIFSIGNALED(status)) {
            printf("\nThe check was ended by signal %d.\n", WTERMSIG(status));
            end_orphans();
        }
        print_keys(w);
    }
}

static void stop_for_a_while(const struct watch *w)
{
    keys_off(w);
    raise(SIGSTOP);
}

static void go_on(const struct watch *w)
{
    keys_on(w);
    if (!w->child) print_keys(w);
}

static void take_signals(struct watch *w)
{
    struct signalfd_siginfo info;
    while (read(w->signals, &info, sizeof info) == sizeof info) {
        if (info.ssi_signo == SIGCHLD)
            reap(w);
        else if (info.ssi_signo == SIGCONT)
            go_on(w);
        else if (info.ssi_signo == SIGTSTP)
            stop_for_a_while(w);
        else
            w->quit = true;
    }
}

static void look(struct watch *w)
{
    int saved = saves_look(&w->saves);
    w->due_ms = -1;
    if (saved < 0) return;
    w->current = saved;
    check(w);
}

static void loop(struct watch *w)
{
    while (!w->quit && !ferror(stdout)) {
        struct pollfd p[] = {{.fd = w->signals, .events = POLLIN},
                             {.fd = w->saves.fd, .events = POLLIN},
                             {.fd = w->keys ? STDIN_FILENO : -1, .events = POLLIN}};
        int64_t wait_ms = w->due_ms >= 0 ? w->due_ms - now_ms() : w->saves.fd < 0 ? POLL_MS : -1;
        if (w->due_ms >= 0 && wait_ms < 0) wait_ms = 0;
        int ready = poll(p, 3, (int)wait_ms);
        if (ready == 0) look(w);
        if (ready <= 0) continue;
        if (p[0].revents) take_signals(w);
        if (p[2].revents && !w->quit) read_key(w);
        if (!p[1].revents) continue;
        saves_drain(&w->saves);
        w->due_ms = now_ms() + QUIET_MS;
    }
}

// Where to begin: as told, where was saved last if that is not passed, or where the map says.
static int choose(struct watch *w, const struct exercise *first)
{
    struct attempts a;
    int last = saves_last(&w->saves);
    for (int i = 0; first && i < w->count; i++)
        if (strcmp(w->list[i].name, first->name) == 0) return i;
    if (attempts_read(&a)) return last < 0 ? 0 : last;
    if (last < 0 || attempts_standing(&a, w->list[last].name).passed) {
        const struct exercise *e = map_next(w->list, w->count, &a);
        if (e) last = (int)(e - w->list);
    }
    attempts_free(&a);
    return last < 0 ? 0 : last;
}

static void ignore(int signal)
{
    (void)signal;
}

// Once make has stopped, the shell takes the terminal back at once. Then it is no longer ours to
// set: with a handler tcsetattr fails, where without one it would stop us a second time.
static void open_signals(struct watch *w)
{
    static const int taken[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};
    sigaction(SIGTTOU, &(struct sigaction){.sa_handler = ignore}, NULL);
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) sigaddset(&set, taken[i]);
    sigprocmask(SIG_BLOCK, &set, NULL);
    w->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    signal(SIGPIPE, SIG_IGN); // a reader that has gone is seen by ferror
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

int watch_run(const char *judge, const struct exercise *first)
{
    struct watch w = {.judge = judge, .due_ms = -1};
    const char *how = getenv("WATCH");
    w.count = exercise_all(&w.list);
    if (w.count <= 0) {
        fprintf(stderr, "watch: %s\n", w.count ? exercise_error() : "there are no exercises");
        return 2;
    }
    if (saves_open(&w.saves, w.list, w.count, how && strcmp(how, "poll") == 0)) return 2;
    open_signals(&w);
    w.keys = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &w.was) == 0;
    w.current = choose(&w, first);
    keys_on(&w);
    check(&w);
    loop(&w);
    cancel(&w);
    end_orphans();
    keys_off(&w);
    saves_close(&w.saves);
    free(w.list);
    return 0;
}
