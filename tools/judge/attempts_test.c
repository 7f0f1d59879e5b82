#include "attempts.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(attempts, .init = fixture_enter, .fini = fixture_leave);

static struct verdict_result sample(uint64_t seed)
{
    struct verdict_result r = {.exercise = "03.1-free-list",
                               .verdict = VERDICT_INSTRUCTIONS,
                               .key = "0123456789abcdef",
                               .kernel = "churn",
                               .place = "work/03.1-free-list/session.c:41 session_open",
                               .says = "every open walks the list from its \"head\"",
                               .detail = "one\n\ttwo\\ \xff three",
                               .seed = seed,
                               .op = 4711,
                               .seconds = 0.5,
                               .when = 1700000000,
                               .kernel_count = 2};
    for (int k = 0; k < 2; k++) {
        strcpy(r.kernels[k].name, k ? "grow" : "churn");
        r.kernels[k].cost[VERDICT_YOURS] = (struct verdict_cost){.allocs = 0.125,
                                                                 .instructions = 61.25 + k,
                                                                 .time_ns = 5.5,
                                                                 .bytes = -1,
                                                                 .peak = -1,
                                                                 .misses = -1};
        r.kernels[k].cost[VERDICT_START].allocs = 77;
        r.kernels[k].ratio = 6.125;
    }
    return r;
}

static struct attempts read_all(void)
{
    struct attempts a;
    cr_assert_eq(attempts_read(&a), 0);
    return a;
}

static void append_text(const char *text, size_t size)
{
    int fd = open(ATTEMPTS_PATH, O_WRONLY | O_APPEND | O_CREAT, 0666);
    cr_assert_eq(write(fd, text, size), (ssize_t)size);
    close(fd);
}

Test(attempts, none_is_no_error)
{
    struct attempts a = read_all();
    cr_expect_eq(a.count + a.unreadable, 0);
    cr_expect_eq(attempts_standing(&a, "03.1-free-list").count, 0);
    attempts_free(&a);
}

Test(attempts, come_back_as_they_were)
{
    struct verdict_result r = sample(UINT64_MAX);
    cr_assert_eq(attempts_append(&r), 0);
    struct attempts a = read_all();
    cr_assert_eq(a.count, 1);
    const struct attempts_one *one = a.list;
    cr_expect_str_eq(one->exercise, r.exercise);
    cr_expect_str_eq(one->key, r.key);
    cr_expect_str_eq(one->kernel, r.kernel);
    cr_expect_str_eq(one->place, r.place);
    cr_expect_str_eq(one->says, r.says);
    cr_expect_str_eq(one->detail, "one\n\ttwo\\ \ufffd three");
    cr_expect_eq(one->verdict, VERDICT_INSTRUCTIONS);
    cr_expect_eq(one->seed, UINT64_MAX);
    cr_expect_eq(one->op, 4711);
    cr_expect_eq(one->when, r.when);
    cr_expect_eq(one->seconds, r.seconds);
    cr_assert_eq(one->kernel_count, 2);
    for (int k = 0; k < 2; k++) {
        cr_expect_str_eq(one->kernels[k].name, r.kernels[k].name);
        cr_expect_eq(one->kernels[k].ratio, r.kernels[k].ratio);
        cr_expect_eq(one->kernels[k].cost.allocs, 0.125);
        cr_expect_eq(one->kernels[k].cost.instructions, 61.25 + k);
        cr_expect_eq(one->kernels[k].cost.misses, -1);
    }
    attempts_free(&a);
}

Test(attempts, standing_is_by_exercise_and_a_pass_stays)
{
    struct verdict_result r = sample(1);
    const enum verdict verdicts[] = {VERDICT_ALLOCS, VERDICT_PASS, VERDICT_WRONG,
                                     VERDICT_GRADER_ERROR};
    for (int i = 0; i < 4; i++) {
        r.verdict = verdicts[i];
        cr_assert_eq(attempts_append(&r), 0);
    }
    strcpy(r.exercise, "03.2-buffer-pool");
    cr_assert_eq(attempts_append(&r), 0);
    struct attempts a = read_all();
    struct attempts_standing s = attempts_standing(&a, "03.1-free-list");
    cr_expect_eq(s.count, 3);
    cr_expect(s.passed);
    cr_expect_eq(s.last->verdict, VERDICT_WRONG);
    s = attempts_standing(&a, "03.2-buffer-pool");
    cr_expect(s.count == 0 && !s.passed && !s.last);
    attempts_free(&a);
}

Test(attempts, a_line_cut_off_takes_no_other_with_it)
{
    struct verdict_result r = sample(1);
    char *line = attempts_format(&r);
    size_t size = strlen(line);
    int whole = 0;
    mkdir("work", 0777);
    for (size_t cut = 0; cut < size - 1; cut += 7) {
        append_text(line, cut);
        r.seed = (uint64_t)++whole;
        cr_assert_eq(attempts_append(&r), 0);
    }
    append_text(line, size - 1); // the last one lacks its newline only, and is good
    struct attempts a = read_all();
    cr_expect_eq(a.count, whole + 1);
    for (int i = 0; i < whole; i++) cr_expect_eq(a.list[i].seed, (uint64_t)i + 1);
    attempts_free(&a);
    free(line);
}

// Any byte of a line changed to any of some: it is read as something or as nothing, and its
// neighbours are read.
Test(attempts, a_mangled_line_spoils_no_other)
{
    const char changes[] = {'\0', '"', '\\', '{', '}', ',', '9', 'u', '\x80'};
    struct verdict_result r = sample(1);
    char *line = attempts_format(&r);
    size_t size = strlen(line);
    mkdir("work", 0777);
    for (size_t i = 0; i < size - 1; i++) {
        char was = line[i];
        line[i] = changes[i % sizeof changes];
        append_text(line, size);
        line[i] = was;
        append_text(line, size);
    }
    struct attempts a = read_all();
    int good = 0;
    for (int i = 0; i < a.count; i++) good += strcmp(a.list[i].says, r.says) == 0;
    cr_expect_geq(good, (int)size - 1);
    cr_expect_eq(a.count + a.unreadable, 2 * ((int)size - 1));
    cr_expect_gt(a.unreadable, 0);
    attempts_free(&a);
    free(line);
}

Test(attempts, lines_of_other_forms_are_counted_and_passed_over)
{
    static const char lines[] = "\n[]\n{}\n{\"time\":1}\n<<<<<<< HEAD\n"
                                "{\"time\":1,\"exercise\":\"x\",\"verdict\":\"SHINY\"}\n"
                                "{\"new\":[{\"a\":[1,2]},null],\"exercise\":\"x\",\"time\":1,"
                                "\"verdict\":\"PASS\"}\n"
                                "{\"time\":1,\"exercise\":\"x\",\"verdict\":\"PASS\"} {}\n";
    mkdir("work", 0777);
    append_text(lines, sizeof lines - 1);
    struct attempts a = read_all();
    cr_expect_eq(a.count, 1);
    cr_expect_eq(a.unreadable, 6);
    cr_expect_eq(a.list[0].verdict, VERDICT_PASS);
    attempts_free(&a);
}

// Processes that append at once while one reads: every line is whole at every moment.
Test(attempts, many_judges_append_at_once)
{
    enum { JUDGES = 8, EACH = 100 };
    pid_t judges[JUDGES];
    for (int j = 0; j < JUDGES; j++) {
        judges[j] = fork();
        if (judges[j] == 0) {
            struct verdict_result r = sample(0);
            int error = 0;
            memset(r.detail, 'a' + j, (size_t)(sizeof r.detail - 1) / (size_t)(j + 1));
            for (int i = 0; i < EACH && !error; i++) {
                r.seed = (uint64_t)(j * EACH + i);
                error = attempts_append(&r);
            }
            _exit(error != 0);
        }
    }
    struct attempts a;
    do {
        a = read_all();
        cr_expect_eq(a.unreadable, 0);
        if (a.count < JUDGES * EACH) attempts_free(&a);
    } while (!a.list && waitpid(-1, NULL, WNOHANG) >= 0);
    while (waitpid(-1, NULL, 0) > 0) continue;
    if (!a.list) a = read_all();
    bool seen[JUDGES * EACH] = {false};
    for (int i = 0; i < a.count; i++) seen[a.list[i].seed] = true;
    for (int i = 0; i < JUDGES * EACH; i++) cr_expect(seen[i], "attempt %d is lost", i);
    attempts_free(&a);
}

// A write that was short is gone on with under the lock, so that nothing comes between its halves.
Test(attempts, nobody_writes_into_anothers_line)
{
    enum { LINES = 200 };
    struct verdict_result r = sample(1);
    char *line = attempts_format(&r);
    size_t size = strlen(line), half = size / 2;
    cr_assert_eq(attempts_reserve(), 0);
    pid_t child = fork();
    for (int i = 0; child == 0 && i < LINES; i++) {
        int fd = open(ATTEMPTS_PATH, O_WRONLY | O_APPEND);
        flock(fd, LOCK_EX);
        if (write(fd, line, half) != (ssize_t)half) _exit(1);
        for (int k = 0; k < 10; k++) sched_yield();
        if (write(fd, line + half, size - half) != (ssize_t)(size - half)) _exit(1);
        close(fd);
    }
    if (child == 0) _exit(0);
    int appended = 0;
    for (; waitpid(child, NULL, WNOHANG) == 0; appended++) cr_assert_eq(attempts_append(&r), 0);
    struct attempts a = read_all();
    cr_expect_eq(a.count, LINES + appended);
    cr_expect_eq(a.unreadable, 0);
    attempts_free(&a);
    free(line);
}

// A limit on the file's size makes write(2) short and then fail, as a full disk does.
Test(attempts, a_short_write_is_taken_back)
{
    struct verdict_result r = sample(1);
    struct stat before, after;
    cr_assert_eq(attempts_append(&r), 0);
    stat(ATTEMPTS_PATH, &before);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit was, limit;
    getrlimit(RLIMIT_FSIZE, &was);
    limit = was;
    limit.rlim_cur = (rlim_t)before.st_size + 100;
    setrlimit(RLIMIT_FSIZE, &limit);
    cr_expect_eq(attempts_append(&r), -EFBIG);
    setrlimit(RLIMIT_FSIZE, &was);
    stat(ATTEMPTS_PATH, &after);
    cr_expect_eq(after.st_size, before.st_size);
    cr_expect_eq(attempts_append(&r), 0);
    struct attempts a = read_all();
    cr_expect_eq(a.count, 2);
    cr_expect_eq(a.unreadable, 0);
    attempts_free(&a);
}

Test(attempts, a_full_disk_is_said)
{
    struct verdict_result r = sample(1);
    mkdir("work", 0777);
    cr_assert_eq(symlink("/dev/full", ATTEMPTS_PATH), 0);
    cr_expect_eq(attempts_append(&r), -ENOSPC);
}

Test(attempts, room_set_aside_does_not_show)
{
    struct stat st;
    cr_assert_eq(attempts_reserve(), 0);
    cr_assert_eq(stat(ATTEMPTS_PATH, &st), 0);
    cr_expect_eq(st.st_size, 0);
    struct verdict_result r = sample(1);
    cr_assert_eq(attempts_append(&r), 0);
    char *line = attempts_format(&r), *text = fixture_read(ATTEMPTS_PATH);
    cr_expect_str_eq(text, line);
    free(line), free(text);
}
