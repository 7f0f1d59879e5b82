// What a lesson's programs print becomes the numbers in its text.

#include "spans.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static char *filled(const char *text, const char *const *lines, int *missing)
{
    struct values v = {0};
    for (; *lines; lines++) cr_assert_geq(values_line(&v, *lines), 0);
    char *out = spans_fill(text, &v, missing, NULL);
    values_free(&v);
    return out;
}

static void fills(const char *text, const char *const *lines, const char *wanted,
                  int wanted_missing)
{
    int missing;
    char *got = filled(text, lines, &missing);
    cr_assert_str_eq(got, wanted);
    cr_assert_eq(missing, wanted_missing);
    free(got);
}

#define LINES(...)        ((const char *const[]){__VA_ARGS__, NULL})
#define SPAN(name, value) "<!-- m:" name " -->" value "<!-- /m -->"

Test(spans, a_demos_line_fills_its_span)
{
    fills("a " SPAN("x", "1") " b " SPAN("y", "") ".\n", LINES("m x 27", "text", "m y two words\n"),
          "a " SPAN("x", "27") " b " SPAN("y", "two words") ".\n", 0);
}

Test(spans, a_bench_line_names_its_units)
{
    fills(SPAN("pair/64.ns/op", "") SPAN("pair/64.allocs/op", ""),
          LINES("Benchmarkpair/64-2   \t  1000\t  1.35 ns/op\t 0 B/op\t 3 allocs/op"),
          SPAN("pair/64.ns/op", "1.35") SPAN("pair/64.allocs/op", "3"), 0);
}

Test(spans, several_runs_are_a_median)
{
    fills(SPAN("a.ns/op", ""),
          LINES("Benchmarka 9 3.0 ns/op", "Benchmarka 9 900 ns/op", "Benchmarka 9 1.0 ns/op"),
          SPAN("a.ns/op", "3.00"), 0);
}

Test(spans, a_ratio_is_computed)
{
    fills(SPAN("a / b", ""), LINES("m a 21", "m b 2"), SPAN("a / b", "10.5"), 0);
}

Test(spans, what_was_not_measured_says_so)
{
    fills(SPAN("a", "1") SPAN("a / b", "2") SPAN("b", "3"), LINES("m b 0"),
          SPAN("a", "n/a") SPAN("a / b", "n/a") SPAN("b", "0"), 2);
}

Test(spans, a_span_that_is_not_closed_is_text)
{
    fills("<!-- m:a -->1 " SPAN("b", "2"), LINES("m b 3"), "<!-- m:a -->1 " SPAN("b", "3"), 0);
    fills("<!-- m:a", LINES("m a 3"), "<!-- m:a", 0);
}

Test(spans, lines_for_people_are_not_values)
{
    struct values v = {0};
    cr_assert_eq(values_line(&v, "made 3 objects"), 0);
    cr_assert_eq(values_line(&v, "m"), 0);
    cr_assert_eq(values_line(&v, "Benchmark"), 0);
    cr_assert_eq(values_line(&v, "cpu: Benchmark"), 0);
    cr_assert_eq(v.len, 0);
}

static const char page[] = "# The title\n"
                           "\n"
                           "## What it costs\n"
                           "\n"
                           "<!-- m:machine -->A box<!-- /m -->\n"
                           "\n"
                           "| what | ns |\n"
                           "|---|---|\n"
                           "| `short` | <!-- m:a -->1<!-- /m --> |\n"
                           "| long name | <!-- m:b -->141<!-- /m --> |\n"
                           "\n"
                           "`make lesson-03`\n"
                           "\n"
                           "| not | measured |\n"
                           "|---|---|\n"
                           "| 1 | 2 |\n"
                           "\n"
                           "<!-- m:machine -->A box<!-- /m -->\n"
                           "\n"
                           "| once | more |\n"
                           "|---|---|\n"
                           "| same | <!-- m:a -->box<!-- /m --> |\n";

static const char printed[] = "A box\n"
                              "\n"
                              "What it costs\n"
                              "    what        ns \n"
                              "    short        1 \n"
                              "    long name  141 \n"
                              "    make lesson-03\n"
                              "\n"
                              "    once  more \n"
                              "    same   box \n";

Test(spans, tables_are_printed_aligned_with_machine_and_command)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    spans_tables(out, page, NULL);
    fclose(out);
    cr_assert_str_eq(text, printed);
    free(text);
}

static char *tables(const char *text, const struct values *only)
{
    char *printed_text = NULL;
    size_t size;
    FILE *out = open_memstream(&printed_text, &size);
    spans_tables(out, text, only);
    fclose(out);
    return printed_text;
}

Test(spans, an_empty_header_keeps_its_column)
{
    char *text = tables("| | ns |\n|---|---|\n| slow | " SPAN("a", "141") " |\n", NULL);
    cr_expect_str_eq(text, "\n           ns \n    slow  141 \n");
    free(text);
}

Test(spans, rows_are_wrapped_to_the_page)
{
    char *text = tables("| pairs between two reads | printed by CLOCK_MONOTONIC, ns a pair | by "
                        "CLOCK_THREAD_CPUTIME_ID, ns a pair |\n|---|---|---|\n| 1 | " SPAN(
                            "a", "25.0") " | 185.0 |\n",
                        NULL);
    int lines = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), lines++)
        cr_expect_leq(strlen(line), 80, "%s", line);
    cr_expect_geq(lines, 3);
    free(text);
}

Test(spans, a_demos_table_is_the_one_that_it_measured)
{
    struct values v = {0};
    cr_assert_geq(values_line(&v, "m x 1"), 0);
    char *text = tables(
        "| a |\n|---|\n| " SPAN("y", "here") " |\n\n| b |\n|---|\n| " SPAN("x", "there") " |\n",
        &v);
    cr_expect(strstr(text, "there") && !strstr(text, "here \n    here"), "%s", text);
    cr_expect(!strstr(text, " a "), "%s", text);
    free(text);
    values_free(&v);
}
