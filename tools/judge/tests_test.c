#include "tests.h"

#include "fixture.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <sys/stat.h>

TestSuite(tests, .init = fixture_enter, .fini = fixture_leave);

Test(tests, what_criterion_can_not_start_is_tried_again_and_then_ours)
{
    struct exercise e = {.test_seconds = 10};
    struct verdict_result r = {.op = -1};
    struct run_result ran;
    bool crashed;
    fixture_write("test", "#!/bin/sh\ncd ${0%/*} && echo >>tries\n"
                          "echo 'criterion: Could not spawn test instance: File exists'\n"
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
