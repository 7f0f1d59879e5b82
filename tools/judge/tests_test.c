#include "tests.h"

#include "fixture.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(tests, .init = fixture_enter, .fini = fixture_leave);

Test(tests, a_criterion_that_is_killed_leaves_no_socket)
{
    struct exercise e = {.test_seconds = 10};
    struct verdict_result r = {.op = -1};
    struct run_result ran;
    bool crashed;
    char path[64];
    fixture_write("test", "#!/bin/sh\n>/tmp/criterion_$$.sock\nexec sleep 1000\n");
    chmod("test", 0755);
    tests_run(&e, "work", "test", NULL, &r, &ran, &crashed);
    snprintf(path, sizeof path, "/tmp/criterion_%d.sock", ran.pid);
    cr_expect(ran.pid > 0 && ran.end == RUN_TIMEOUT);
    cr_expect(access(path, F_OK) < 0);
    run_clean(&ran);
}

Test(tests, what_criterion_can_not_start_is_tried_again_and_then_ours)
{
    struct exercise e = {.test_seconds = 10};
    struct verdict_result r = {.op = -1};
    struct run_result ran;
    bool crashed;
    fixture_write("test", "#!/bin/sh\ncd ${0%/*} && echo >>tries\n"
                          "echo 'criterion: Could not initialize the message server'\n"
                          "kill -ABRT $$\n");
    chmod("test", 0755);
    cr_expect(tests_run(&e, "work", "test", NULL, &r, &ran, &crashed));
    cr_expect_eq(r.verdict, VERDICT_GRADER_ERROR);
    cr_expect_str_eq(r.says, "Criterion could not start a test");
    cr_expect_not(crashed);
    char *tries = fixture_read("tries");
    cr_expect_str_eq(tries, "\n\n\n");
    free(tries);
    run_clean(&ran);
}
