// watch_run on a pseudo-terminal, with a judge that is a shell script. Nothing here waits for a
// time: all waits are for words on the terminal, and only a test that fails waits long.

#include "watch.h"

#include "attempts.h"
#include "fixture.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

static int terminal;
static pid_t watcher;
static char screen[65536];
static size_t len, seen; // what was printed; up to where it was waited for
static struct termios before;

static const char judge[] =
    "#!/bin/sh\n"
    "trap 'echo told to end >>log; exit 1' TERM\n"
    "case $1 in\n"
    "check) f=work/$2-*/session.c; echo \"judged $2: $(cat $f)\"\n"
    "  if grep -q slow $f; then setsid sleep 1000 & echo $! >sleeper; echo \"runs on\"; wait; "
    "fi;;\n"
    "reset) echo 'sure?'; read answer; echo \"answer $answer\"; echo reset "
    ">work/03.1-a/session.c;;\n"
    "*) echo \"told $1 $2\";;\n"
    "esac\n"
    "echo done\n";

static void begin(void)
{
    fixture_enter();
    fixture_exercise("03.1-a");
    fixture_exercise("03.2-b");
    fixture_exercise("03.3-c");
    for (int i = 1; i <= 3; i++) {
        char path[64];
        snprintf(path, sizeof path, "exercises/03.%d-%c/session.c", i, 'a' + i - 1);
        fixture_write(path, "start");
    }
    fixture_write("judge", judge);
    chmod("judge", 0755);
    unsetenv("WATCH");
    setenv("TERM", "dumb", 1);
    alarm(600);
}

static void end(void)
{
    if (watcher > 0) kill(watcher, SIGKILL);
    fixture_leave();
}

TestSuite(watch, .init = begin, .fini = end);

// Reads on until what comes after the last wait has text in it.
static bool wait_for(const char *text)
{
    for (;;) {
        char *at = memmem(screen + seen, len - seen, text, strlen(text));
        if (at) {
            seen = (size_t)(at - screen) + strlen(text);
            return true;
        }
        struct pollfd p = {.fd = terminal, .events = POLLIN};
        ssize_t got =
            poll(&p, 1, 200000) == 1 ? read(terminal, screen + len, sizeof screen - 1 - len) : -1;
        if (got <= 0) return false;
        len += (size_t)got;
    }
}

#define see(text) cr_assert(wait_for(text), "\"%s\" is not in:\n%s", text, screen + seen)

static void watch_begin(void)
{
    int slave;
    cr_assert_eq(openpty(&terminal, &slave, NULL, NULL, NULL), 0);
    tcgetattr(terminal, &before);
    fflush(NULL);
    watcher = fork();
    if (watcher == 0) {
        close(terminal);
        login_tty(slave);
        _exit(watch_run("./judge", NULL));
    }
    close(slave);
}

static void press(const char *keys)
{
    cr_assert_eq(write(terminal, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static void restored(void)
{
    struct termios after;
    tcgetattr(terminal, &after);
    cr_expect_eq(after.c_lflag, before.c_lflag, "the terminal was left raw");
}

static void ends_with(int want)
{
    int status;
    cr_assert_eq(waitpid(watcher, &status, 0), watcher);
    watcher = 0;
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == want, "status %x", status);
}

static void attempt(const char *name, enum verdict verdict)
{
    struct verdict_result r = {.verdict = verdict, .when = 1};
    strcpy(r.exercise, name);
    cr_assert_eq(attempts_append(&r), 0);
}

Test(watch, judges_at_the_beginning_and_at_every_save)
{
    watch_begin();
    see("judged 03.1: start");
    see("watching work/03.1-a/   n next  h hint  l list  r reset  q quit");
    fixture_write("work/03.1-a/session.c", "in place");
    see("judged 03.1: in place");
    see("watching");
    fixture_write("work/03.1-a/session.new", "by rename");
    rename("work/03.1-a/session.new", "work/03.1-a/session.c");
    see("judged 03.1: by rename");
    see("watching");
    press("q");
    ends_with(0);
    restored();
}

Test(watch, goes_where_you_save_and_on_when_told)
{
    attempt("03.1-a", VERDICT_PASS);
    watch_begin();
    see("judged 03.2: start");
    see("watching work/03.2-b/");
    attempt("03.2-b", VERDICT_PASS);
    press("\n");
    see("judged 03.2: start");
    see("watching work/03.2-b/");
    press("n");
    see("judged 03.3: start");
    see("watching work/03.3-c/");
    fixture_write("work/03.2-b/session.c", "again");
    see("judged 03.2: again");
    attempt("03.3-c", VERDICT_PASS);
    see("watching work/03.2-b/");
    press("n");
    see("There is no other");
    press("q");
    ends_with(0);
}

Test(watch, begins_where_you_were)
{
    struct exercise e;
    cr_assert(exercise_find("03.2", &e) == 0 && exercise_begin(&e) == 1);
    watch_begin();
    see("judged 03.2");
    see("watching");
    press("q");
    ends_with(0);
}

Test(watch, keys)
{
    watch_begin();
    see("watching");
    press("h");
    see("told hint 03.1");
    see("watching");
    press("\033[A\033[1;5C\033OP");
    press("l");
    see("told map \r\n");
    see("watching");
    press("r");
    see("sure?");
    press("yes\n");
    see("yes\r\nanswer yes"); // echoed, as typing is
    see("judged 03.1: reset");
    see("watching");
    press("q");
    ends_with(0);
    restored();
}

static bool sleeper_lives(void)
{
    char *text = fixture_read("sleeper");
    pid_t pid = text ? atoi(text) : 0;
    free(text);
    return pid > 0 && kill(pid, 0) == 0;
}

Test(watch, a_newer_save_ends_the_check_that_runs)
{
    watch_begin();
    see("watching");
    fixture_write("work/03.1-a/session.c", "slow");
    see("runs on");
    cr_assert(sleeper_lives());
    fixture_write("work/03.1-a/session.c", "quick now");
    see("judged 03.1: quick now");
    cr_expect(!sleeper_lives(), "what the old check started lives on");
    char *log = fixture_read("log");
    cr_expect_str_eq(log, "told to end\n");
    free(log);
    see("watching");
    press("q");
    ends_with(0);
}

Test(watch, each_way_out_puts_the_terminal_back)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, 0};
    for (int i = 0; i < 5; i++) {
        fixture_write("work/03.1-a/session.c", "slow");
        watch_begin();
        see("runs on");
        if (signals[i])
            kill(watcher, signals[i]);
        else
            press("\003");
        ends_with(0);
        restored();
        cr_expect(!sleeper_lives(), "signal %d leaves a process", signals[i]);
        close(terminal);
    }
}

Test(watch, stops_and_goes_on)
{
    int status;
    struct termios now;
    watch_begin();
    see("watching");
    kill(watcher, SIGTSTP);
    cr_assert_eq(waitpid(watcher, &status, WUNTRACED), watcher);
    cr_expect(WIFSTOPPED(status));
    restored();
    kill(watcher, SIGCONT);
    see("watching");
    tcgetattr(terminal, &now);
    cr_expect(!(now.c_lflag & ECHO));
    press("q");
    ends_with(0);
    restored();
}

// A shell with job control takes the terminal back when make has stopped, which may be before we
// have.
Test(watch, goes_on_though_the_shell_was_faster)
{
    int slave, orders[2];
    char order;
    cr_assert(openpty(&terminal, &slave, NULL, NULL, NULL) == 0 && pipe(orders) == 0);
    fflush(NULL);
    pid_t shell = fork();
    if (shell == 0) {
        login_tty(slave);
        signal(SIGTTOU, SIG_IGN);
        watcher = fork();
        setpgid(watcher, watcher);
        tcsetpgrp(0, watcher ? watcher : getpid());
        if (watcher == 0) {
            signal(SIGTTOU, SIG_DFL);
            _exit(watch_run("./judge", NULL));
        }
        if (read(orders[0], &order, 1) != 1) _exit(1);
        tcsetpgrp(0, getpid());
        kill(watcher, SIGTSTP);
        waitpid(watcher, NULL, WUNTRACED);
        tcsetpgrp(0, watcher);
        kill(watcher, SIGCONT);
        _exit(waitpid(watcher, NULL, 0) != watcher);
    }
    watcher = shell;
    close(slave);
    see("watching");
    cr_assert_eq(write(orders[1], "z", 1), 1);
    see("watching");
    press("h");
    see("told hint 03.1");
    press("q");
    ends_with(0);
}

Test(watch, polls_when_told)
{
    setenv("WATCH", "poll", 1);
    watch_begin();
    see("watching");
    fixture_write("work/03.1-a/session.c", "seen by polling");
    see("judged 03.1: seen by polling");
    press("q");
    ends_with(0);
}

Test(watch, ends_when_the_terminal_is_gone)
{
    watch_begin();
    see("watching");
    close(terminal);
    ends_with(0);
}
