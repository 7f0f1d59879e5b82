#include "report.h"

#include "fixture.h"
#include "style.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct exercise e;

static void begin(void)
{
    fixture_enter();
    fixture_exercise("03.1-free-list");
    cr_assert_eq(exercise_find("03.1", &e), 0);
}

TestSuite(report, .init = begin, .fini = fixture_leave);

static const struct verdict_cost none = {.allocs = -1,
                                         .bytes = -1,
                                         .peak = -1,
                                         .instructions = -1,
                                         .misses = -1,
                                         .syscalls = -1,
                                         .locks = -1,
                                         .stack = -1,
                                         .time_ns = -1};

static struct verdict_result result(int kernels)
{
    struct verdict_result r = {.verdict = VERDICT_INSTRUCTIONS,
                               .place = "work/03.1-free-list/session.c:41 session_open",
                               .says = "too many",
                               .tests = 9,
                               .tests_passed = 9,
                               .seed = 7,
                               .op = -1,
                               .kernel_count = kernels};
    for (int i = 0; i < kernels; i++) {
        struct verdict_kernel *k = &r.kernels[i];
        snprintf(k->name, sizeof k->name, "kernel%d", i);
        k->budget = k->cost[0] = k->cost[1] = k->cost[2] = none;
    }
    return r;
}

static char *shown(const struct verdict_result *r, bool times)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    report_text(out, &e, r);
    if (times) report_times(out, r);
    fclose(out);
    char *copy = strdup(text);
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
        cr_expect_leq(style_columns(line), 80, "%s\n%s", line, text);
    free(copy);
    return text;
}

static void expect(const struct verdict_result *r, bool times, const char *part)
{
    char *text = shown(r, times);
    cr_expect(strstr(text, part), "\"%s\" is not in\n%s", part, text);
    free(text);
}

static void costs(struct verdict_kernel *k, double start, double yours, double reference,
                  double times)
{
    k->cost[VERDICT_START].instructions = start;
    k->cost[VERDICT_YOURS].instructions = yours;
    k->cost[VERDICT_REFERENCE].instructions = reference;
    k->budget.instructions = times * reference;
}

static void allocations(struct verdict_kernel *k, double yours, double budget)
{
    k->cost[VERDICT_START].allocs = 1;
    k->cost[VERDICT_YOURS].allocs = yours;
    k->cost[VERDICT_REFERENCE].allocs = 0;
    k->budget.allocs = budget;
}

Test(report, a_relative_budget_is_shown_as_how_many_times_the_reference)
{
    struct verdict_result r = result(1);
    costs(&r.kernels[0], 412, 61.2, 38, 1.5);
    expect(&r, false,
           "instructions/op     412.0      61.2      38.0   x1.50  over by 4.2 (x1.61)\n");
    costs(&r.kernels[0], 412, 57, 38, 1.5);
    expect(&r, false, "   x1.50  ok\n");
    costs(&r.kernels[0], 412, 57.04, 38, 1.5);
    expect(&r, false, "   x1.50  over by 0.04 (x1.501)\n");
}

Test(report, an_absolute_budget_is_shown_as_a_number)
{
    struct verdict_result r = result(1);
    allocations(&r.kernels[0], 0, 0);
    expect(&r, false, "allocations/op      1.000     0.000     0.000       0  ok\n");
    allocations(&r.kernels[0], 0.0001, 0);
    expect(&r, false, "    0.0001     0.000       0  over by 0.0001\n");
    allocations(&r.kernels[0], 4097, 0.1);
    expect(&r, false, "  4097.000     0.000     0.1  over by 4096.900\n");
}

Test(report, where_the_reference_costs_nothing_no_ratio_is_shown)
{
    struct verdict_result r = result(1);
    costs(&r.kernels[0], 5, 5, 0, 1.5);
    expect(&r, false, "       5.0       0.0       0  over by 5.0\n");
}

Test(report, what_is_not_budgeted_or_not_measured_has_no_row_and_no_head)
{
    struct verdict_result r = result(2);
    char *text = shown(&r, true);
    cr_expect(!strstr(text, "reference  ") && !strstr(text, "kernel"), "%s", text);
    free(text);
    r.kernels[1].budget.allocs = 0; // but it was never counted
    text = shown(&r, true);
    cr_expect(!strstr(text, "allocations/op"), "%s", text);
    free(text);
}

Test(report, large_numbers_fit_the_page)
{
    struct verdict_result r = result(2);
    for (int i = 0; i < 2; i++) {
        struct verdict_kernel *k = &r.kernels[i];
        costs(k, 123456.7, 99999.9, 12345.6, 3);
        k->budget.peak = 1900000;
        k->cost[0].peak = k->cost[1].peak = 123456789;
        k->cost[2].peak = 1850000;
        k->ratio = k->ratio_low = k->ratio_high = 12.345;
        for (int side = 0; side < VERDICT_OVERLAYS; side++)
            k->cost[side].time_ns = 1234567, k->cost[side].time_low_ns = 1200000,
            k->cost[side].time_high_ns = 1300000;
    }
    expect(&r, true, "over by 121556789\n");
    expect(&r, true, "over by 62963.1 (x8.10)\n");
    expect(&r, true,
           "kernel1, us/op     1235 ±65    1235 ±65    1235 ±65  12.3x [12.3, 12.3] faster\n");
}

static void timed(struct verdict_result *r, double low, double median, double high, double ratio)
{
    struct verdict_kernel *k = &r->kernels[0];
    costs(k, 412, 38, 38, 1.5);
    for (int side = 0; side < VERDICT_OVERLAYS; side++)
        k->cost[side].time_ns = median, k->cost[side].time_low_ns = low,
        k->cost[side].time_high_ns = high;
    k->ratio = ratio;
    k->ratio_low = ratio * 0.95;
    k->ratio_high = ratio * 1.05;
}

Test(report, the_spread_of_a_time_is_its_intervals_wider_side)
{
    struct verdict_result r = result(1);
    timed(&r, 30.8, 31.2, 31.6, 6.1);
    expect(&r, true, " 31.2 ±0.4 ");
    timed(&r, 31.1, 31.2, 35.4, 6.1);
    expect(&r, true, " 31.2 ±4.2 ");
    timed(&r, 5.18, 5.23, 5.24, 6.1);
    expect(&r, true, " 5.23 ±0.05 ");
    timed(&r, 2100, 2345.6, 2400, 6.1);
    expect(&r, true, " 2346 ±246 ");
}

Test(report, a_speed_up_is_told_in_words)
{
    struct verdict_result r = result(1);
    timed(&r, 30, 31, 32, 6);
    expect(&r, true, "  6.00x [5.70, 6.30] faster\n");
    timed(&r, 30, 31, 32, 0.5);
    expect(&r, true, "  2.00x [1.90, 2.11] slower\n");
    timed(&r, 30, 31, 32, 1.01);
    expect(&r, true, "  cannot tell [0.96, 1.06]\n");
}

Test(report, after_the_last_hint_the_solution_is_next)
{
    struct verdict_result r = result(0);
    expect(&r, false, "\n  Next: make hint-03.1\n");
    r.verdict = VERDICT_CRASH;
    expect(&r, false, "\n  Next: make debug-03.1, or make hint-03.1\n");
    fixture_write("work/03.1-free-list/.asked", "hints 2 solution 0\n");
    expect(&r, false, "\n  Next: make debug-03.1, or make hint-03.1\n");
    fixture_write("work/03.1-free-list/.asked", "hints 3 solution 0\n");
    expect(&r, false, "\n  Next: make debug-03.1, or make solution-03.1\n");
    r.verdict = VERDICT_ALLOCS;
    expect(&r, false, "\n  Next: make solution-03.1\n");
    r.verdict = VERDICT_WRONG;
    expect(&r, false, "make debug-03.1, or make solution-03.1; SEED=7 repeats it\n");
}

Test(report, long_words_are_wrapped_but_not_a_compilers)
{
    struct verdict_result r = result(0);
    strcpy(r.detail, "  test a fails\n    one two three four five six seven eight nine ten eleven "
                     "twelve thirteen fourteen\n");
    expect(&r, false, "\n  test a fails\n    one two ");
    expect(&r, false, " thirteen\n    fourteen\n");
    r.verdict = VERDICT_COMPILE;
    strcpy(r.detail, "   41 |     int  x\n      |     ^  ~\nerror: it\n");
    expect(&r, false, "\n   41 |     int  x\n      |     ^  ~\n    error: it\n");
}
