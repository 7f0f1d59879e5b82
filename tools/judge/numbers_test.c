#include "numbers.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct exercise e;
static char why[300];

static void begin(void)
{
    fixture_enter();
    fixture_exercise("03.1-free-list");
    cr_assert_eq(exercise_find("03.1", &e), 0);
    fixture_write("solutions/03.1-free-list/accepted/linked/session.c", "");
}

TestSuite(numbers, .init = begin, .fini = fixture_leave);

// How many numbers of a README with that text are wrong, where two kernels were measured.
static int wrong(const char *text, const char *label)
{
    struct verdict_result r = {.kernel_count = 2};
    for (int i = 0; i < 2; i++) {
        struct verdict_cost *cost = &r.kernels[i].cost[VERDICT_YOURS];
        strcpy(r.kernels[i].name, i ? "grow" : "churn");
        *cost = (struct verdict_cost){.instructions = i ? 100 : 38.04, .allocs = 0.5, .locks = -1};
    }
    fixture_write("solutions/03.1-free-list/README.md", text);
    why[0] = 0;
    return numbers_check(&e, label, &r, why, sizeof why);
}

#define SPAN(name, value) "<!-- m:" name " -->" value "<!-- /m -->"

Test(numbers, are_right_within_two_per_cent)
{
    cr_expect_eq(wrong(SPAN("start", "38"), "start"), 0, "%s", why);
    cr_expect_eq(wrong(SPAN("start", "38.8"), "start"), 0, "%s", why);
    cr_expect_eq(wrong(SPAN("start", "38.9"), "start"), 1);
    cr_expect_str_eq(why, "its README says 38.9 instructions/op, it takes 38.04");
    cr_expect_eq(wrong(SPAN("start:grow", "98") SPAN("start@allocs", "0.5"), "start"), 0, "%s",
                 why);
    cr_expect_eq(wrong(SPAN("start:grow", "97") SPAN("start@allocs", "0.6"), "start"), 2);
    cr_expect_eq(wrong(SPAN("solution", "7"), "start"), 0, "another's: %s", why);
    cr_expect_eq(wrong("no numbers", "solution"), 0, "%s", why);
}

Test(numbers, a_name_that_nothing_is_measured_for_is_wrong)
{
    static const char *const names[] = {"solution:grows",  "solution@alloc", "solution@locks",
                                        "solutions",       "starts",         "accepted/liked",
                                        "rejected/linked", "accepted"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[200], said[200];
        snprintf(text, sizeof text, SPAN("%s", "38"), names[i]);
        snprintf(said, sizeof said, "its README names \"%s\", of which there is no count",
                 names[i]);
        cr_expect_eq(wrong(text, "solution"), 1, "%s", names[i]);
        cr_expect_str_eq(why, said);
    }
    cr_expect_eq(wrong(SPAN("start", "1") SPAN("accepted/linked:churn@bytes", "1"), "solution"), 0,
                 "%s", why);
    cr_expect_eq(wrong(SPAN("accepted/liked", "1"), "start"), 0, "told once, with the solution");
}

Test(numbers, of_another_compiler_are_not_compared)
{
    cr_expect_eq(wrong(SPAN("compiler", "gcc 1") SPAN("start", "1"), "start"), 0);
    char same[200];
    snprintf(same, sizeof same, SPAN("compiler", "gcc %d") SPAN("start", "1"), __GNUC__);
    cr_expect_eq(wrong(same, "start"), 1);
    cr_expect_eq(wrong(same, "solution"), 0, "the compiler is no count: %s", why);
}

Test(numbers, are_recorded_when_asked)
{
    setenv("RECORD", "1", 1);
    cr_expect_eq(wrong("a " SPAN("start", "") " b " SPAN("solution", "7") SPAN("start:grow", "x")
                           SPAN("start@allocs", "9") " c\n",
                       "start"),
                 0, "%s", why);
    char *text = fixture_read("solutions/03.1-free-list/README.md");
    cr_expect_str_eq(text, "a " SPAN("start", "38") " b " SPAN("solution", "7")
                               SPAN("start:grow", "100") SPAN("start@allocs", "0.5") " c\n");
    free(text);
    cr_expect_eq(wrong(SPAN("start:grows", "7"), "start"), 1, "a wrong name stays wrong");
}
