// Keeps the lesson true: what its text says that can be counted or computed is counted or computed
// here. Times are not tested; make lesson-01 measures them again.

#include "calibrate.h"
#include "chase.h"
#include "dead.h"
#include "join.h"
#include "saved.h"
#include "steps.h"

#include "allocs/allocs.h"
#include "bench/bench_random.h"
#include "stats/stats.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

// The README beside this file as one reads it: without marks, each run of blanks one space.
static const char *text(void)
{
    static char raw[1 << 17], out[1 << 17], path[] = __FILE__;
    size_t n = 0;
    strcpy(strrchr(path, '/'), "/README.md"); // which is longer than this name, never than the path
    FILE *f = fopen(path, "r");
    cr_assert(f, "%s cannot be read", path);
    raw[fread(raw, 1, sizeof raw - 1, f)] = 0;
    fclose(f);
    for (const char *c = raw; *c; c++) {
        if (!strncmp(c, "<!--", 4)) {
            c = strstr(c, "-->") + 2;
        } else if (!isspace((unsigned char)*c)) {
            out[n++] = *c;
        } else if (n && out[n - 1] != ' ') {
            out[n++] = ' ';
        }
    }
    return out;
}

__attribute__((format(printf, 1, 2))) static void says(const char *form, ...)
{
    char wanted[512];
    va_list args;
    va_start(args, form);
    vsnprintf(wanted, sizeof wanted, form, args);
    va_end(args);
    cr_expect(strstr(text(), wanted), "the text does not say: %s", wanted);
}

// Section 2.
Test(lesson_01, n_is_found_as_the_text_says)
{
    struct calibrate_call calls[CALIBRATE_CALLS];
    char sequence[256] = "";
    int count = calibrate_pretend(2, 1000000000, calls);
    cr_assert_leq(count, CALIBRATE_CALLS);
    for (int i = 0; i < count; i++)
        sprintf(sequence + strlen(sequence), "%s%llu", i ? ", " : "",
                (unsigned long long)calls[i].n);
    says("n = %s", sequence);
    cr_expect_geq(calls[count - 1].ns, 1000000000);
    cr_expect_lt(calls[count - 2].ns, 1000000000);
}

Test(lesson_01, what_takes_no_time_is_done_a_thousand_million_times)
{
    struct calibrate_call calls[CALIBRATE_CALLS];
    int count = calibrate_pretend(0, 1000000000, calls);
    cr_expect_eq(calls[count - 1].n, 1000000000);
}

// Section 3: instructions of an operation.
static double steps(void (*fn)(uint64_t n))
{
    if (RUNNING_ON_VALGRIND) cr_skip_test("steps are valgrind's own here");
    int64_t once = steps_count(fn, 100), twice = steps_count(fn, 200);
    if (once < 0) cr_skip_test("no process may be traced here");
    return (double)(twice - once) / 100;
}

static void one_nop(uint64_t n)
{
    while (n--) __asm__ volatile("nop");
}

static void three_nops(uint64_t n)
{
    while (n--) __asm__ volatile("nop\n\tnop\n\tnop");
}

Test(lesson_01, steps_are_counted)
{
    cr_expect_eq(steps(three_nops) - steps(one_nop), 2);
    cr_expect_geq(steps(dead_kept), 8, "two multiplications, three shifts, three xors");
}

Test(lesson_01, results_that_nobody_uses_are_not_computed)
{
    cr_expect_eq(steps(dead_dropped), 0);
    cr_expect_eq(steps(dead_summed), 0);
}

Test(lesson_01, what_is_kept_of_one_known_input_is_not_computed_either)
{
    cr_expect_gt(steps(dead_constant), 0, "the loop is there");
    cr_expect_leq(steps(dead_constant), steps(dead_kept) - 8, "the operation is not");
    says("$0x%x", dead_mix(42));
}

// Sections 5 and 12.
static void walk(uint64_t n)
{
    chase_walk(n);
}

Test(lesson_01, a_tour_comes_by_each_line_once)
{
    for (size_t bytes = 128; bytes <= CHASE_MOST; bytes *= 8) {
        chase_lay(bytes);
        uint32_t n = 1;
        while (chase_walk(1)) n++;
        cr_expect_eq(n, bytes / 64, "%zu bytes", bytes);
    }
}

Test(lesson_01, a_step_is_as_many_instructions_however_long_the_tour)
{
    chase_lay(16 << 10);
    double near = steps(walk);
    chase_lay(CHASE_MOST);
    cr_expect_gt(near, 0);
    cr_expect_eq(near, steps(walk));
}

// Section 6.
static void once(void *join)
{
    free(((char *(*)(const char *const *, size_t))join)(join_words, JOIN_WORDS));
}

static void joins(const char *name, char *(*join)(const char *const *words, size_t n))
{
    if (!allocs_available()) cr_skip_test("allocations are not counted here");
    struct allocs_counts before = allocs_thread();
    once(join);
    struct allocs_counts c = allocs_since(before, allocs_thread());
    cr_expect_eq(c.allocs, c.frees);
    says("| %llu | %llu |", (unsigned long long)c.bytes, (unsigned long long)c.allocs);
    cr_expect(strstr(text(), name), "%s", name);
}

Test(lesson_01, the_table_of_joins_is_what_is_counted)
{
    joins("join_each", join_each);
    joins("join_double", join_double);
    joins("join_exact", join_exact);
}

Test(lesson_01, all_ways_to_join_give_one_text)
{
    char *each = join_each(join_words, JOIN_WORDS), *two = join_double(join_words, JOIN_WORDS),
         *exact = join_exact(join_words, JOIN_WORDS);
    cr_expect_str_eq(each, two);
    cr_expect_str_eq(each, exact);
    cr_expect_eq(strncmp(each, "warm,cold,", 10), 0);
    cr_expect_eq(each[strlen(each) - 1], 'n');
    free(each);
    free(two);
    free(exact);
}

// Section 9.
Test(lesson_01, an_interval_takes_six_runs)
{
    cr_expect_eq(stats_median_ranks(5, 0.95).lo, 0);
    struct stats_ranks six = stats_median_ranks(6, 0.95);
    cr_expect_eq(six.lo, 1);
    cr_expect_eq(six.hi, 6);
    cr_expect_float_eq(six.confidence, 1 - 2 * pow(0.5, 6), 1e-12);
    says("%.1f %%", 100 * six.confidence);
}

// All of x below all of y: nothing can differ more.
static double least_p(size_t n)
{
    double x[16], y[16];
    struct stats_utest u;
    for (size_t i = 0; i < n; i++) {
        x[i] = (double)i;
        y[i] = (double)(n + i);
    }
    cr_assert_eq(stats_utest(x, n, y, n, &u), 0);
    return u.p;
}

Test(lesson_01, three_runs_each_prove_nothing)
{
    cr_expect_gt(least_p(3), 0.05);
    cr_expect_lt(least_p(4), 0.05);
    says("p = %.2f", least_p(3));
    says("p = %.3f", least_p(4));
}

Test(lesson_01, a_function_differs_from_itself_in_fewer_than_five_of_a_hundred)
{
    enum { TRIALS = 20000, RUNS = 10 };
    struct bench_random r;
    int different = 0;
    bench_random_seed(&r, 1);
    for (int t = 0; t < TRIALS; t++) {
        double x[RUNS], y[RUNS];
        struct stats_utest u;
        for (int i = 0; i < RUNS; i++) {
            x[i] = (double)bench_random_next(&r);
            y[i] = (double)bench_random_next(&r);
        }
        different += stats_utest(x, RUNS, y, RUNS, &u) == 0 && u.p < 0.05;
    }
    cr_expect_lt(different, TRIALS * 5 / 100);
    cr_expect_gt(different, TRIALS * 3 / 100);
}

// How many of a hundred comparisons of a function with itself find a difference, if a run takes
// `like` of the last one's noise and what is its own; the two groups lie `step` apart, as in the
// demo aa: 10 are blocks, 1 is turns. beat: every other run is slower by so much.
static double different(double like, size_t step, double beat)
{
    enum { TRIALS = 5000, RUNS = 10 };
    struct bench_random r;
    int found = 0;
    bench_random_seed(&r, 1);
    for (int t = 0; t < TRIALS; t++) {
        double group[2][RUNS], noise = 0;
        size_t count[2] = {0, 0};
        struct stats_utest u;
        for (size_t i = 0; i < 2 * RUNS; i++) {
            size_t g = i / step % 2;
            noise = like * noise + (double)bench_random_next(&r) / (double)UINT64_MAX - 0.5;
            group[g][count[g]++] = noise + (i % 2 ? beat : 0);
        }
        found += stats_utest(group[0], RUNS, group[1], RUNS, &u) == 0 && u.p < 0.05;
    }
    return 100.0 * found / TRIALS;
}

Test(lesson_01, runs_that_resemble_the_last_one_fool_the_test)
{
    cr_expect_lt(different(0, 10, 0), 5);
    cr_expect_lt(different(0, 1, 0), 5);
    cr_expect_gt(different(0.8, 10, 0), 20, "blocks: %g", different(0.8, 10, 0));
    cr_expect_lt(different(0.8, 1, 0), 3, "turns: %g", different(0.8, 1, 0));
    cr_expect_gt(different(0, 1, 1), 90, "turns, every other one slow: %g", different(0, 1, 1));
}

// Section 13.
Test(lesson_01, time_saved_and_speed_gained)
{
    static const int saved[] = {1, 5, 12, 20, 50, 75, 90, 99};
    for (int i = 0; i < 8; i++) {
        double faster = saved_faster(saved[i] / 100.0);
        says("| %d %% | %.1f %% | %.2f |", saved[i], 100 * faster, 1 + faster);
        cr_expect_float_eq(saved_of_faster(faster), saved[i] / 100.0, 1e-12);
    }
    says("12 %% faster is %.1f %% less time", 100 * saved_of_faster(0.12));
    double part = saved_by_part(0.12, 2);
    says("saves %.0f %%, and the whole is %.1f %% faster", 100 * part, 100 * saved_faster(part));
    says("%.1f %% faster, if that part took no time at all",
         100 * saved_faster(saved_by_part(0.12, INFINITY)));
}

Test(lesson_01, twice_and_half_are_once_in_the_geometric_mean)
{
    double times[] = {2, 0.5};
    cr_expect_float_eq(stats_geomean(times, 2), 1, 1e-12);
    says("their mean is %.2f", stats_mean(times, 2));
}
