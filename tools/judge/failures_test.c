#include "failures.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct exercise e;
static struct failure list[8];
static struct verdict_result r;

// In their source b stands before a.
static void begin(void)
{
    fixture_enter();
    fixture_exercise("03.1-free-list");
    fixture_write("exercises/03.1-free-list/session_test.c",
                  "Test(session, bee)\nTest(session, b)\nTest(session, a, .timeout = 2)\n");
    cr_assert_eq(exercise_find("03.1", &e), 0);
}

TestSuite(failures, .init = begin, .fini = fixture_leave);

// What Criterion prints of an assertion and of a test.
#define ASSERTION(line, words)                                                                     \
    "[----] session_test.c:" line ": Assertion Failed\n[----]   \n[----]   " words "\n[----]   \n"
#define RUN(name)  "[RUN ] session::" name "\n"
#define FAIL(name) "[FAIL] session::" name ": (0.00s)\n"
#define PASS(name) "[PASS] session::" name ": (0.00s)\n"

static int told(const char *output)
{
    r = (struct verdict_result){.tests = 0};
    int count = failures_read(&e, output, list, 8);
    failures_tell(&e, list, count, &r);
    return count;
}

Test(failures, come_in_the_order_of_their_source_each_with_its_line)
{
    cr_expect_eq(
        told(RUN("a") ASSERTION("9", "nine") FAIL("a") RUN("b") ASSERTION("4", "four") FAIL("b")),
        2);
    cr_expect_str_eq(list[0].test, "session::b");
    cr_expect_str_eq(r.place, "exercises/03.1-free-list/session_test.c:4");
    cr_expect_str_eq(r.detail, "    four\n  test session::a fails, session_test.c:9\n    nine\n");
}

Test(failures, of_one_test_are_told_as_such_and_the_fourth_is_counted)
{
    cr_expect_eq(told(RUN("a") ASSERTION("9", "one\n[----]   more") ASSERTION("7", "two")
                          ASSERTION("9", "three") ASSERTION("9", "four") FAIL("a")),
                 4);
    cr_expect_str_eq(r.place, "exercises/03.1-free-list/session_test.c:9");
    cr_expect_str_eq(r.detail, "    one\n    more\n  and at session_test.c:7\n    two\n"
                               "  and at session_test.c:9\n    three\n  and 1 more\n");
}

Test(failures, what_a_test_that_passes_prints_is_no_failure)
{
    cr_expect_eq(told("[----] Criterion v2.4.1\n" RUN("a") ASSERTION("1", "a lie") PASS("a")
                          RUN("b") "noise\n[----] x\n" ASSERTION("4", "four") "noise\n" FAIL("b")
                              RUN("bee") ASSERTION("5", "cut off")),
                 1);
    cr_expect_str_eq(r.place, "exercises/03.1-free-list/session_test.c:4");
    cr_expect_str_eq(r.detail, "    four\n");
}

Test(failures, a_crash_is_known_and_a_test_without_words_too)
{
    cr_expect_eq(
        told(RUN("a") "[----] session_test.c:3: Unexpected signal caught below this line!\n"
                      "[FAIL] session::a: CRASH!\n" RUN("b") FAIL("b")),
        2);
    cr_expect(list[0].crash && !list[1].crash);
    cr_expect_str_eq(list[1].test, "session::b", "what has no line comes last");
    cr_expect_str_eq(r.place, "exercises/03.1-free-list/session_test.c:3");
}

Test(failures, what_is_too_much_is_cut)
{
    static char output[20000];
    strcpy(output, RUN("a"));
    for (int i = 0; i < 100; i++) strcat(output, ASSERTION("7", "words words words words words"));
    strcat(output, FAIL("a"));
    cr_expect_eq(told(output), 8);
    cr_expect_eq(told(""), 0);
    cr_expect_eq(told("[FAIL] \n[FAIL] x\n[----] :1: \n"), 1);
    for (size_t len = strlen(output); len > 0; len -= len < 37 ? len : 37) {
        output[len] = 0;
        told(output);
    }
}
