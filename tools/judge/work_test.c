#include "work.h"

#include "attempts.h"
#include "fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct exercise e;

static void begin(void)
{
    fixture_enter();
    fixture_exercise("03.1-free-list");
    unsetenv("HINT");
    cr_assert_eq(exercise_find("03.1", &e), 0, "%s", exercise_error());
}

TestSuite(work, .init = begin, .fini = fixture_leave);

static int run(const void *arg)
{
    int (*const *command)(const struct exercise *) = arg;
    return (*command)(&e);
}

static bool says(int (*command)(const struct exercise *), int want_status, const char *want)
{
    int status;
    char *text = fixture_output(run, &command, "", &status);
    bool found = strstr(text, want) != NULL;
    cr_expect(found, "\"%s\" is not in:\n%s", want, text);
    cr_expect_eq(status, want_status, "status %d with:\n%s", status, text);
    free(text);
    return found;
}

static void attempt(enum verdict verdict)
{
    struct verdict_result r = {.verdict = verdict, .when = 1, .exercise = "03.1-free-list"};
    cr_assert_eq(attempts_append(&r), 0);
}

Test(work, hint_is_one_step_further_each_time)
{
    says(work_hint, 0, "03.1 hint 1 of 3: Nudge\n\nThink.\n\nOne more step: make hint-03.1 ");
    says(work_hint, 0, "hint 2 of 3: Place\n\nLook at open.\n");
    setenv("HINT", "1", 1);
    says(work_hint, 0, "hint 1 of 3: Nudge\n\nThink.\n");
    unsetenv("HINT");
    says(work_hint, 0,
         "hint 3 of 3: Technique\n\nKeep a list.\n\nThat was the last step. The "
         "solution: make solution-03.1\n");
    says(work_hint, 0, "There is no further hint");
    setenv("HINT", "0", 1);
    says(work_hint, 2, "exercises/03.1-free-list/hints.md: no step 0");
    unlink("exercises/03.1-free-list/hints.md");
    says(work_hint, 2, "exercises/03.1-free-list/hints.md: No such file");
}

Test(work, help_is_a_hint_until_the_last)
{
    for (int i = 0; i < 3; i++) {
        cr_expect_str_eq(work_help(&e), "hint");
        says(work_hint, 0, "hint");
    }
    cr_expect_str_eq(work_help(&e), "solution");
}

Test(work, reset_keeps_a_copy)
{
    says(work_reset, 1, "03.1 is not begun: make check-03.1\n");
    cr_assert_eq(exercise_begin(&e), 1);
    for (int i = 0; i < 3; i++) {
        char mine[32], kept[160], file[192], *text;
        int status;
        int (*command)(const struct exercise *) = work_reset;
        snprintf(mine, sizeof mine, "mine %d\n", i);
        fixture_write("work/03.1-free-list/session.c", mine);
        char *said = fixture_output(run, &command, "", &status);
        cr_assert_eq(status, 0);
        cr_assert_eq(
            sscanf(said, "work/03.1-free-list/ is at the start again; yours is in %159s", kept), 1,
            "%s", said);
        snprintf(file, sizeof file, "%ssession.c", kept);
        text = fixture_read(file);
        cr_expect_str_eq(text, mine);
        free(text);
        text = fixture_read("work/03.1-free-list/session.c");
        cr_expect_str_eq(text, "// TODO: fast\nint slow;\n");
        free(text), free(said);
    }
}

Test(work, reset_that_fails_loses_nothing)
{
    cr_assert_eq(exercise_begin(&e), 1);
    fixture_write("work/03.1-free-list/session.c", "mine\n");
    unlink("exercises/03.1-free-list/session.c");
    says(work_reset, 2, "exercises/03.1-free-list/session.c: No such file");
    char *text = fixture_read("work/03.1-free-list/session.c");
    cr_expect_str_eq(text, "mine\n");
    free(text);
}

Test(work, reset_forgets_the_hints)
{
    says(work_hint, 0, "hint 1 of 3");
    says(work_reset, 0, "at the start again");
    says(work_hint, 0, "hint 1 of 3");
}

Test(work, diff_is_against_the_start)
{
    says(work_diff, 1, "03.1 is not begun");
    cr_assert_eq(exercise_begin(&e), 1);
    says(work_diff, 0, "work/03.1-free-list/ is as it was at the start.\n");
    fixture_write("work/03.1-free-list/session.c", "// TODO: fast\nint quick;\n");
    says(work_diff, 0, "+++ work/03.1-free-list/session.c");
    says(work_diff, 0, "\n-int slow;\n+int quick;\n");
    unlink("work/03.1-free-list/session.c");
    says(work_diff, 0, "work/03.1-free-list/session.c is not there: the start's is used.\n");
}

Test(work, diff_needs_no_git)
{
    cr_assert_eq(exercise_begin(&e), 1);
    fixture_write("work/03.1-free-list/session.c", "int quick;\n");
    fixture_write("bin/x", "");
    cr_assert_eq(symlink("/usr/bin/diff", "bin/diff"), 0);
    setenv("PATH", "bin", 1);
    says(work_diff, 0, "\n+int quick;\n");
    setenv("PATH", "none", 1);
    says(work_diff, 2, "neither git nor diff can compare");
}

Test(work, solution_opens_when_asked_twice)
{
    says(work_solution, 0, "You have not passed 03.1 yet.");
    says(work_solution, 0, "solutions/03.1-free-list/session.c\n\n# Why this way\n\nBecause.\n");
    says(work_solution, 0, "\n-// TODO: fast\n-int slow;\n+int fast;\n");
}

Test(work, solution_opens_after_a_pass)
{
    attempt(VERDICT_WRONG);
    attempt(VERDICT_PASS);
    attempt(VERDICT_WRONG);
    says(work_solution, 0, "+int fast;\n");
}

Test(work, command_gives_the_exit_status)
{
    cr_expect_eq(work_command((const char *[]){"sh", "-c", "exit 7", NULL}), 7);
    cr_expect_eq(work_command((const char *[]){"sh", "-c", "kill -9 $$", NULL}), 137);
    cr_expect_eq(work_command((const char *[]){"no-such-program", NULL}), -ENOENT);
}
