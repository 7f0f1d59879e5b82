// Programs that misbehave in every way that a learner's may by accident: each must get its end
// within its limit, and nothing of it may be alive afterwards.

#include "run.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PLENTY = 1000 }; // CPU seconds; no test here comes to so many, on any machine

static struct run_result shell(const char *script, double seconds)
{
    struct run_result r;
    const char *argv[] = {"sh", "-c", script, NULL};
    int error =
        run_program(&(struct run){.argv = argv, .in = -1, .out = -1, .cpu_seconds = seconds}, &r);
    cr_assert_eq(error, 0, "could not run: %s", strerror(-error));
    cr_expect(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD,
              "a descendant is still there after: %s", script);
    return r;
}

Test(run, an_exit_status_and_what_was_printed_are_told)
{
    struct run_result r = shell("echo out; echo err >&2; exit 3", PLENTY);
    cr_expect_eq(r.end, RUN_EXITED);
    cr_expect_eq(r.code, 3);
    cr_expect_str_eq(r.output, "out\nerr\n");
    cr_expect(!r.leftover);
    run_clean(&r);
}

Test(run, a_signal_is_told)
{
    struct run_result r = shell("kill -SEGV $$", PLENTY);
    cr_expect_eq(r.end, RUN_SIGNALLED);
    cr_expect_eq(r.code, SIGSEGV);
    run_clean(&r);
}

Test(run, a_busy_loop_ends_by_its_cpu_time)
{
    struct run_result r = shell("while :; do :; done", 0.2);
    cr_expect_eq(r.end, RUN_TIMEOUT);
    run_clean(&r);
}

Test(run, a_sleeper_ends_by_the_wall_limit)
{
    struct run_result r = shell("exec sleep 1000", 0.1);
    cr_expect_eq(r.end, RUN_TIMEOUT);
    run_clean(&r);
}

Test(run, who_only_sleeps_ends_long_before)
{
    struct run_result r = shell("sleep 1000 | exec sleep 1000", PLENTY);
    cr_expect(r.end == RUN_TIMEOUT && r.idle);
    run_clean(&r);
    r = shell("kill -STOP $$", PLENTY);
    cr_expect(r.end == RUN_TIMEOUT && r.idle);
    run_clean(&r);
}

Test(run, ignored_signals_help_nobody)
{
    struct run_result r = shell("trap '' TERM INT HUP; while :; do sleep 1; done", 0.1);
    cr_expect_eq(r.end, RUN_TIMEOUT);
    run_clean(&r);
}

Test(run, output_without_end_is_cut_off)
{
    struct run_result r = shell("exec yes", PLENTY);
    cr_expect_eq(r.end, RUN_OUTPUT);
    cr_expect_eq(r.output_len, 1u << 20);
    run_clean(&r);
}

Test(run, memory_without_end_is_seen)
{
    struct run_result r;
    const char *argv[] = {"tail", "/dev/zero", NULL};
    run_program(
        &(struct run){
            .argv = argv, .in = -1, .out = -1, .cpu_seconds = 20, .memory_bytes = 64 << 20},
        &r);
    cr_expect_eq(r.end, RUN_MEMORY);
    run_clean(&r);
}

// 2^9 leaves are bomb enough, and what is left of them should this test fail is harmless.
Test(run, processes_without_end_are_killed)
{
    struct run_result r = shell("bomb() { [ $1 = 9 ] && exec sleep 1000; bomb $(($1 + 1)) & bomb "
                                "$(($1 + 1)) & wait; }; bomb 0",
                                PLENTY);
    cr_expect_eq(r.end, RUN_PROCESSES);
    run_clean(&r);
}

Test(run, a_daemon_is_a_leftover_and_is_killed)
{
    struct run_result r =
        shell("setsid sh -c 'setsid sleep 1000 & sleep 1000' >/dev/null 2>&1 & exit 0", PLENTY);
    cr_expect_eq(r.end, RUN_EXITED);
    cr_expect(r.leftover);
    run_clean(&r);
}

// Whoever is alive holds the pipe's end open.
Test(run, a_judge_that_is_killed_takes_all_along)
{
    int pipes[2];
    char byte;
    const char *argv[] = {"sh", "-c", "setsid sh -c 'echo >&4; sleep 100' & setsid sleep 100",
                          NULL};
    cr_assert_eq(pipe(pipes), 0);
    pid_t judge = fork();
    if (judge == 0) {
        struct run_result r;
        run_program(&(struct run){.argv = argv, .in = -1, .out = pipes[1], .cpu_seconds = 20}, &r);
        _exit(0);
    }
    close(pipes[1]);
    cr_assert_eq(read(pipes[0], &byte, 1), 1);
    kill(judge, SIGKILL);
    alarm(120); // instead of for ever
    cr_expect_eq(read(pipes[0], &byte, 1), 0);
    alarm(0);
    close(pipes[0]);
    waitpid(judge, NULL, 0);
    scratch_sweep();
}

Test(run, a_full_disk_is_not_what_it_leaves)
{
    if (scratch_free(".") < (size_t)1 << 30) cr_skip_test("too little disk to fill");
    struct run_result r =
        shell("i=0; while i=$((i+1)); do head -c 50000000 /dev/zero >f$i || exit 1; done", PLENTY);
    cr_expect_eq(r.end, RUN_OUTPUT);
    char folder[RUN_PATH];
    strcpy(folder, r.tmp);
    run_clean(&r);
    cr_expect(access(folder, F_OK) < 0, "its folder is still there");
}

Test(run, one_large_file_hits_the_file_limit)
{
    struct run_result r = shell("exec head -c 100000000 /dev/zero >f", PLENTY);
    cr_expect(r.end == RUN_SIGNALLED && r.code == SIGXFSZ);
    run_clean(&r);
}

Test(run, it_runs_in_its_own_folder_with_a_small_environment)
{
    setenv("SECRET", "42", 1);
    struct run_result r = shell("pwd; echo $TMPDIR; env | grep -c SECRET", PLENTY);
    char wanted[3 * RUN_PATH];
    snprintf(wanted, sizeof wanted, "%s\n%s\n0\n", r.tmp, r.tmp);
    cr_expect_str_eq(r.output, wanted);
    run_clean(&r);
}

static void refuse(void)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_personality, 3, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_pidfd_open, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    };
    struct sock_fprog filter = {sizeof code / sizeof *code, code};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) || personality(0xffffffff) >= 0)
        _exit(77);
}

// In a child: the sanitizers need what is refused when a program of theirs ends.
Test(run, what_a_container_refuses_is_done_without)
{
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        refuse();
        struct run_result ends = shell("echo out; exit 3", PLENTY),
                          idle = shell("sleep 1000", PLENTY);
        _exit(!(ends.end == RUN_EXITED && ends.code == 3 && !strcmp(ends.output, "out\n") &&
                idle.end == RUN_TIMEOUT && idle.idle && !idle.stack[0]));
    }
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) cr_skip_test("no filter can be set here");
    cr_expect_eq(status, 0);
}

Test(run, a_program_that_is_not_there_is_127)
{
    struct run_result r;
    const char *argv[] = {"./no-such-program", NULL};
    run_program(&(struct run){.argv = argv, .in = -1, .out = -1, .cpu_seconds = 1}, &r);
    cr_expect(r.end == RUN_EXITED && r.code == 127);
    run_clean(&r);
}
