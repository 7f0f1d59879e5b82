// In a real exercise that is really built; gdb is started by the test, as a person would from what
// is printed.

#include "debug.h"

#include "attempts.h"
#include "fixture.h"
#include "scaffold.h"

#include <criterion/criterion.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct exercise e;

static int make(const void *name)
{
    return scaffold_make(name);
}

// The tests share the build folder, so each has an exercise of its own there.
static void begin(const char *name)
{
    free(fixture_output(make, name, "", NULL));
    cr_assert_eq(exercise_find(name, &e), 0, "%s", exercise_error());
    unsetenv("SEED");
    unsetenv("OP");
}

static void end(void)
{
    char command[256];
    snprintf(command, sizeof command,
             "rm -rf build/*/overlay/%s build/*/exercises/%s build/debug/%s.*", e.name, e.name,
             e.address);
    cr_assert_eq(system(command), 0);
    fixture_leave();
}

TestSuite(debug, .init = fixture_enter_tree, .fini = end);

static int debug(const void *arg)
{
    (void)arg;
    return debug_begin(&e);
}

static void work_is(const char *folder)
{
    char command[256];
    exercise_begin(&e);
    snprintf(command, sizeof command, "cp %s/%s/debug.c %s/", exercise_solution(&e), folder,
             exercise_work(&e));
    cr_assert_eq(system(command), 0);
}

static void attempt(enum verdict verdict, const char *kernel, int64_t op)
{
    struct verdict_result r = {.verdict = verdict, .seed = 5, .op = op};
    strcpy(r.exercise, e.name);
    strcpy(r.kernel, kernel);
    cr_assert_eq(attempts_append(&r), 0);
}

// What gdb says when it carries out what was printed and then more; malloc'd.
static char *session(const char *more)
{
    char command[512], line[256];
    int status;
    char *said = fixture_output(debug, NULL, "", &status);
    cr_assert_eq(status, 0, "%s", said);
    cr_assert_eq(sscanf(said, "gdb %255[^\n]", line), 1, "%s", said);
    free(said);
    fixture_write("more", more);
    snprintf(command, sizeof command, "env -i gdb -batch %s -x more >said 2>&1 </dev/null", line);
    if (system("gdb -batch -ex 'starti' /bin/true 2>&1 | grep -q stopped") != 0)
        cr_skip_test("no gdb here, or it may not trace");
    cr_assert_geq(system(command), 0);
    return fixture_read("said");
}

static void says(char *said, const char *want)
{
    cr_expect(strstr(said, want), "\"%s\" is not in:\n%s", want, said);
    free(said);
}

Test(debug, stops_at_the_operation_of_a_wrong_answer)
{
    begin("99.1-debug");
    work_is(".");
    attempt(VERDICT_WRONG, "largest", 17);
    says(session("print b->op\nprint b->n\n"), "\n$1 = 17\n$2 = 1000\n");
    setenv("OP", "23", 1);
    setenv("SEED", "6", 1);
    says(session("print b->op\ncontinue\nprint b->op\n"),
         "Kernel largest, seed 6, operation 23 of run 1;");
    says(session("print b->op\ncontinue\nprint b->op\n"), "\n$2 = 23\n");
}

Test(debug, stops_where_a_test_fails)
{
    begin("99.2-debug");
    work_is("rejected/TESTS-begins-at-zero");
    attempt(VERDICT_TESTS, "", -1);
    char *said = session("continue\ninfo frame\n");
    cr_expect(strstr(said, "Test debug::negative_numbers_are_numbers begins."), "%s", said);
    says(said, "in debug_negative_numbers_are_numbers_impl (exercises/99.2-debug/debug_test.c:");
}

// The verdict of a file that did not compile, or of one that looped, after it was mended.
Test(debug, begins_in_the_learners_own_code_where_no_line_is_known)
{
    begin("99.4-debug");
    work_is(".");
    struct verdict_result r = {.verdict = VERDICT_TIMEOUT, .seed = 5, .op = -1};
    strcpy(r.exercise, e.name);
    strcpy(r.kernel, "largest");
    cr_assert_eq(attempts_append(&r), 0);
    char *said = session("info frame\nshow print thread-events\n");
    cr_expect(strstr(said, "(work/99.4-debug/debug.c:"), "%s", said);
    cr_expect(strstr(said, "Ctrl-C stops there"), "%s", said);
    cr_expect(!strstr(said, "goes into your code"), "%s", said);
    says(said, "thread events is off.");
    strcpy(r.place, "work/99.4-debug/debug.c:1:1");
    cr_assert_eq(attempts_append(&r), 0);
    said = session("");
    cr_expect(!strstr(said, "linespec"), "%s", said);
    free(said);
}

// Reads from a terminal until gdb asks for a command.
static bool prompted(int terminal)
{
    char text[65536];
    size_t len = 0;
    for (ssize_t got; (got = read(terminal, text + len, sizeof text - len)) > 0;) {
        len += (size_t)got;
        if (memmem(text, len, "(gdb) ", 6)) return true;
    }
    return false;
}

Test(debug, control_c_is_gdbs_alone)
{
    int terminal, status = -1;
    begin("99.6-debug");
    work_is(".");
    attempt(VERDICT_WRONG, "largest", 17);
    free(session("")); // skips where gdb can't trace
    alarm(600);
    pid_t child = forkpty(&terminal, NULL, NULL, NULL);
    if (child == 0) {
        setenv("TERM", "dumb", 1);
        _exit(debug_begin(&e));
    }
    cr_assert(prompted(terminal));
    cr_assert_eq(write(terminal, "\003", 1), 1);
    cr_assert(prompted(terminal), "gdb is gone");
    cr_assert_eq(write(terminal, "quit\n", 5), 5);
    prompted(terminal); // to its end
    waitpid(child, &status, 0);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
    close(terminal);
}

Test(debug, wants_a_verdict_of_the_file_as_it_is)
{
    int status;
    begin("99.5-debug");
    work_is(".");
    struct verdict_result r = {.verdict = VERDICT_WRONG, .op = 3, .key = "another"};
    strcpy(r.exercise, e.name);
    cr_assert_eq(attempts_append(&r), 0);
    char *said = fixture_output(debug, NULL, "", &status);
    cr_expect_str_eq(said, "work/99.5-debug changed since its last check: make check-99.5 first\n");
    cr_expect_eq(status, 1);
    free(said);
}

Test(debug, says_why_it_can_not)
{
    int status;
    begin("99.3-debug");
    char *said = fixture_output(debug, NULL, "", &status);
    cr_expect_str_eq(said, "99.3 is not begun: make check-99.3\n");
    cr_expect_eq(status, 1);
    free(said);
    exercise_begin(&e);
    fixture_write("work/99.3-debug/debug.c", "int x = ;\n");
    said = fixture_output(debug, NULL, "", &status);
    cr_expect(strstr(said, "work/99.3-debug/debug.c:1:"), "%s", said);
    cr_expect_eq(status, 1);
    free(said);
}
