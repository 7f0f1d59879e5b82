#include "map.h"

#include "fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(map, .init = fixture_enter, .fini = fixture_leave);

static void exercise(const char *name, const char *level)
{
    char path[128], text[256];
    fixture_exercise(name);
    snprintf(path, sizeof path, "exercises/%s/README.md", name);
    snprintf(text, sizeof text, "---\nlevel: %s\nminutes: 10\n---\n# The title of %s\n", level,
             name);
    fixture_write(path, text);
}

static void attempt(const char *name, enum verdict verdict, double instructions)
{
    struct verdict_result r = {.verdict = verdict, .when = 1, .kernel = "churn", .kernel_count = 2};
    strcpy(r.exercise, name);
    strcpy(r.kernels[0].name, "other");
    strcpy(r.kernels[1].name, "churn");
    r.kernels[0].cost[VERDICT_YOURS].instructions = 7;
    r.kernels[1].cost[VERDICT_YOURS].instructions = instructions;
    cr_assert_eq(attempts_append(&r), 0);
}

static const char *next(void)
{
    static char address[8];
    struct exercise *list;
    struct attempts a;
    int count = exercise_all(&list);
    cr_assert(count >= 0 && attempts_read(&a) == 0, "%s", exercise_error());
    const struct exercise *e = map_next(list, count, &a);
    strcpy(address, e ? e->address : "none");
    free(list);
    attempts_free(&a);
    return address;
}

static int print(const void *arg)
{
    (void)arg;
    return map_print(stdout);
}

// How wide the widest line is, in columns.
static int widest(const char *text)
{
    int most = 0, at = 0;
    for (; *text; text++) {
        at = *text == '\n' ? 0 : at + ((*text & 0xc0) != 0x80);
        if (at > most) most = at;
    }
    return most;
}

Test(map, next_is_core_first_then_on_from_where_you_were)
{
    exercise("01.1-first", "core");
    exercise("01.2-more", "more");
    exercise("03.1-a", "core");
    exercise("03.2-b", "core");
    cr_expect_str_eq(next(), "01.1");
    attempt("03.1-a", VERDICT_ALLOCS, 5);
    cr_expect_str_eq(next(), "03.1", "what was tried last is not passed");
    attempt("03.2-b", VERDICT_GRADER_ERROR, 5);
    cr_expect_str_eq(next(), "03.1", "an error of ours is no attempt");
    attempt("03.1-a", VERDICT_PASS, 5);
    cr_expect_str_eq(next(), "03.2", "on from where you were");
    attempt("03.2-b", VERDICT_PASS, 5);
    cr_expect_str_eq(next(), "01.1", "what was passed over");
    attempt("01.1-first", VERDICT_PASS, 5);
    cr_expect_str_eq(next(), "01.2", "more after core");
    attempt("01.2-more", VERDICT_PASS, 5);
    cr_expect_str_eq(next(), "none");
    attempt("03.1-a", VERDICT_WRONG, 5);
    cr_expect_str_eq(next(), "none", "a pass stays");
}

static void history_is(const char *want)
{
    char text[128];
    struct attempts a;
    cr_assert_eq(attempts_read(&a), 0);
    map_history(&a, "03.1-a", text, sizeof text);
    cr_expect_str_eq(text, want);
    attempts_free(&a);
}

Test(map, history_goes_from_the_start_to_the_best_pass)
{
    exercise("03.1-a", "core");
    attempt("03.1-a", VERDICT_INSTRUCTIONS, 412);
    history_is("");
    attempt("03.1-a", VERDICT_INSTRUCTIONS, 96.97);
    attempt("03.2-b", VERDICT_PASS, 1);
    history_is("");
    attempt("03.1-a", VERDICT_PASS, 38);
    history_is("412 -> 38 instructions/op, churn");
    attempt("03.1-a", VERDICT_INSTRUCTIONS, 8078);
    attempt("03.1-a", VERDICT_PASS, 47);
    attempt("03.1-a", VERDICT_INSTRUCTIONS, 20);
    history_is("412 -> 38 instructions/op, churn");
    attempt("03.1-a", VERDICT_PASS, 21);
    history_is("412 -> 21 instructions/op, churn");
}

Test(map, history_is_of_the_budget_that_decided_last)
{
    exercise("03.1-a", "core");
    static const enum verdict verdicts[] = {VERDICT_INSTRUCTIONS, VERDICT_LOCKS, VERDICT_PASS};
    for (int i = 0; i < 3; i++) {
        struct verdict_result r = {.exercise = "03.1-a",
                                   .verdict = verdicts[i],
                                   .when = 1,
                                   .kernel = "churn",
                                   .kernel_count = 1};
        strcpy(r.kernels[0].name, "churn");
        r.kernels[0].cost[VERDICT_YOURS] =
            (struct verdict_cost){.instructions = 100 - i, .locks = 1 / (1.0 + i)};
        cr_assert_eq(attempts_append(&r), 0);
    }
    history_is("1 -> 0.333 locks/op, churn");
}

Test(map, no_history_where_no_cost_was_ever_judged)
{
    exercise("03.1-a", "core");
    attempt("03.1-a", VERDICT_WRONG, 412);
    attempt("03.1-a", VERDICT_PASS, 38);
    history_is("");
}

Test(map, says_where_you_stand)
{
    exercise("01.1-first", "core");
    exercise("03.1-a", "core");
    exercise("03.2-b-with-a-name-that-is-much-too-long-for-a-column", "more");
    exercise("04.1-alone", "open");
    fixture_write("lessons/01-benchmarking/README.md", "\n# Lesson 01: Benchmarking\n# No\n");
    fixture_write("lessons/03-object-pools/x", "");
    fixture_write("lessons/09-later/README.md", "# 09 Later\n");
    char *text = fixture_output(print, NULL, "", NULL);
    cr_expect(strstr(text, "\nBegin: make check-01.1\n"), "%s", text);
    cr_expect_leq(widest(text), 80);
    free(text);
    attempt("01.1-first", VERDICT_PASS, 5);
    attempt("03.1-a", VERDICT_LEFTOVER_PROCESS, 5);
    fixture_write("work/04.1-alone/x.c", "");
    text = fixture_output(print, NULL, "", NULL);
    static const char *const wants[] = {
        "01  Benchmarking                                                          passed\n",
        "03  Object pools                                              0 of 1 core passed\n",
        "\n09  Later  ",
        "no exercises yet\n",
        "\n   01.1   The title",
        "10 min  passed\n",
        "\n>  03.1   The title",
        "10 min  LEFTOVER_PROCESS\n",
        "10 min  begun\n",
        "10 min\n",
        "\nNext:  make check-03.1   or: make hint-03.1\n"};
    for (size_t i = 0; i < sizeof wants / sizeof *wants; i++)
        cr_expect(strstr(text, wants[i]), "\"%s\" is not in:\n%s", wants[i], text);
    cr_expect(!strchr(text, '\033'), "colours in a file");
    cr_expect(!strstr(text, " \n"), "blanks at the end of a line");
    cr_expect_leq(widest(text), 80);
    free(text);
}

Test(map, a_long_title_ends_at_its_colon)
{
    exercise("03.1-a", "core");
    fixture_write(
        "exercises/03.1-a/README.md",
        "---\nlevel: core\n---\n# 03.1 Büffer pool: as long as it takes to be too long\n");
    char *text = fixture_output(print, NULL, "", NULL);
    cr_expect(strstr(text, "03.1   Büffer pool                           core"), "%s", text);
    free(text);
}

Test(map, says_what_is_broken)
{
    int status;
    exercise("01.1-first", "hard");
    char *text = fixture_output(print, NULL, "", &status);
    cr_expect_eq(status, 2);
    cr_expect_str_eq(text, "map: exercises/01.1-first/README.md:2: a level is core, more or open, "
                           "not \"hard\"\n");
    free(text);
}
