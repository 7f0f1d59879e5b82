// What became of a program, and what it said.

#include "run.h"

#include <criterion/criterion.h>
#include <errno.h>

static int run(char *const argv[], double deadline_s, struct values *v)
{
    return run_program(argv, deadline_s, v, NULL);
}

Test(run, values_are_read_and_the_status_is_the_programs)
{
    struct values v = {0};
    char out[16];
    char *const argv[] = {"/bin/sh", "-c", "echo hello; echo m x 3; printf 'm y 4'; exit 7", NULL};
    cr_assert_eq(run(argv, run_now_s() + 60, &v), 7);
    cr_assert(values_get(&v, "x", out, sizeof out));
    cr_assert_str_eq(out, "3");
    cr_assert(values_get(&v, "y", out, sizeof out), "a last line without its newline was lost");
    cr_assert_str_eq(out, "4");
    values_free(&v);
}

Test(run, a_signal_is_told)
{
    char *const argv[] = {"/bin/sh", "-c", "kill -9 $$", NULL};
    cr_assert_eq(run(argv, run_now_s() + 60, NULL), 128 + 9);
}

Test(run, a_program_that_is_not_there_fails)
{
    char *const argv[] = {"/bin/there-is-no-such-program", NULL};
    cr_assert_eq(run(argv, run_now_s() + 60, NULL), 127);
}

Test(run, what_is_not_done_in_time_is_killed)
{
    char *const argv[] = {"/bin/sleep", "1000", NULL};
    cr_assert_eq(run(argv, run_now_s(), NULL), -ETIMEDOUT);
}
