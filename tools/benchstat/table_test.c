// A cell's and a mean's numbers, notes and texts, where the files in testdata/ do not go. The
// expectations are those of golang.org/x/perf/benchmath.
#include "reader.h"
#include "table.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

static struct tally tally;

// The table of the measurements `old` of one file and `new` of another.
static struct table make(const double *old, size_t old_len, const double *new, size_t new_len,
                         bool exact, double alpha, double confidence)
{
    const struct table_options options = {alpha, confidence};
    struct table t;
    tally_free(&tally);
    if (exact) tally_describe(&tally, "u", "assume", 6, "exact", 5);
    tally_file(&tally, "old");
    for (size_t i = 0; i < old_len; i++) tally_add(&tally, "X", 1, "u", old[i]);
    tally_file(&tally, "new");
    for (size_t i = 0; i < new_len; i++) tally_add(&tally, "X", 1, "u", new[i]);
    tally_sort(&tally);
    cr_assert_eq(table_make(&t, &tally, 0, &options), old_len + new_len);
    return t;
}

static void notes(size_t n, double alpha, double confidence, const char *summary,
                  const char *comparison)
{
    double old[32], new[32];
    for (size_t i = 0; i < n; i++) {
        old[i] = (double)i;
        new[i] = (double)i + 0.5;
    }
    struct table t = make(old, n, new, n, false, alpha, confidence);
    cr_assert_str_eq(table_at(&t, 0, 0)->summary_note, summary);
    cr_assert_str_eq(table_at(&t, 0, 1)->summary_note, summary);
    cr_assert_str_empty(table_at(&t, 0, 0)->compare_note);
    cr_assert_str_eq(table_at(&t, 0, 1)->compare_note, comparison);
    table_free(&t);
}

Test(table, how_many_samples_are_needed)
{
    notes(3, 0.05, 0.95, "need >= 6 samples for confidence interval at level 0.95",
          "need >= 4 samples to detect a difference at alpha level 0.05");
    notes(4, 0.05, 0.99, "need >= 8 samples for confidence interval at level 0.99", "");
    notes(4, 0.01, 1, "need > 50 samples for confidence interval at level 1",
          "need >= 5 samples to detect a difference at alpha level 0.01");
    notes(9, 0, 0.95, "", "need > 10 samples to detect a difference at alpha level 0");
    notes(10, 0, 0.95, "", "");
    notes(9, 1e-50, 0, "", "need > 10 samples to detect a difference at alpha level 1e-50");
}

Test(table, exact_units_show_the_most_frequent_value)
{
    const double old[] = {3, 1, 2, 2}, new[] = {5, 5, 4, 4};
    struct table t = make(old, 4, new, 4, true, 0.05, 0.95);
    const struct table_cell *a = table_at(&t, 0, 0), *b = table_at(&t, 0, 1);
    cr_assert(a->center == 2 && a->lo == 1 && a->hi == 3);
    cr_assert_eq(b->center, 4); // of two the smaller
    cr_assert_str_eq(a->summary_note, "exact distribution expected, but values range from 1 to 3");
    cr_assert(b->compared && b->p == 0);
    table_free(&t);
}

Test(table, nothing_over_nothing_is_one)
{
    const double zero[] = {0, 0};
    struct table t = make(zero, 2, zero, 2, true, 0.05, 0.95);
    cr_assert(t.means[1].has_ratio && t.means[1].ratio == 1 && !t.means[1].has_center);
    cr_assert(t.means[1].notes_len == 1 && !t.means[0].has_ratio);
    table_free(&t);
}

static void range(double center, double lo, double hi, const char *want)
{
    char text[TABLE_TEXT];
    const struct table_cell c = {.center = center, .lo = lo, .hi = hi};
    cr_assert_str_eq(table_range(text, &c), want, "%g in [%g, %g]", center, lo, hi);
}

Test(table, ranges)
{
    range(1, 0.5, 1.1, "50%");
    range(1, 0.9, 1.5, "50%");
    range(-1, -0.9, -1.5, "50%");
    range(1, 1, 1, "0%");
    range(0, 0, 0, "0%");
    range(1, -INFINITY, 1, "∞");
    range(1, 1, INFINITY, "∞");
    range(1, -1, 1, "?");
    range(0, -1, 1, "?");
    range(-1, -1, 1, "?");
}

static void delta(double p, double old, double new, const char *want)
{
    char text[TABLE_TEXT];
    const struct table_cell base = {.center = old}, c = {.center = new, .p = p, .alpha = 0.05};
    cr_assert_str_eq(table_delta(text, &c, &base), want);
}

Test(table, deltas)
{
    delta(0.5, 0, 0, "~");
    delta(0.05, 1, 1.5, "+50.00%");
    delta(0.01, 0, 0, "0.00%");
    delta(0.01, 0, 1, "?");
    delta(0.01, 1, 0.5, "-50.00%");
    delta(0, 1e9, 1e9 + 1, "+0.00%");
}

static void p_text(double p, size_t n1, size_t n2, const char *want)
{
    char text[TABLE_TEXT];
    const struct table_cell base = {.n = n1}, c = {.n = n2, .p = p};
    cr_assert_str_eq(table_p(text, &c, &base), want);
}

Test(table, p_values)
{
    p_text(0.5, 1, 2, "p=0.500 n=1+2");
    p_text(1e-9, 2, 2, "p=0.000 n=2");
    p_text(0, 1, 2, "n=1+2");
    p_text(0, 2, 2, "n=2");
}

Test(table, ignored_keys_are_whole_words)
{
    static const char text[] = "cpu: a\ncpus: b\ncp: c\nos: d\nBenchmarkX 1 1 u\n";
    struct tally t = {.ignore = "cpu, os"};
    FILE *in = fmemopen((void *)text, strlen(text), "r");
    tally_file(&t, "x");
    cr_assert_eq(reader_read(&t, in, "x", stderr), 0);
    fclose(in);
    cr_assert_eq(t.keys.len, 2);
    cr_assert_str_eq(t.keys.text[0], "cpus");
    cr_assert_str_eq(t.keys.text[1], "cp");
    tally_free(&t);
}

Test(intern, numbers_are_in_order_and_kept)
{
    struct intern in = {0};
    char name[16];
    for (unsigned pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < 1000; i++) {
            int len = snprintf(name, sizeof name, "name-%zu", i);
            cr_assert_eq(intern_id(&in, name, (size_t)len), i);
        }
    cr_assert_eq(in.len, 1000);
    cr_assert_eq(intern_id(&in, "", 0), 1000);
    cr_assert_eq(intern_id(&in, "a\0b", 3), intern_id(&in, "a\0c", 3));
    cr_assert_eq(intern_id(&in, "name-77x", 7), 77);
    intern_free(&in);
}
