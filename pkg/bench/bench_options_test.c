// Flags and what they select.

#include "bench/bench_options.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

Test(filter, selects_by_elements)
{
    static const struct selects {
        const char *expression, *path;
        enum bench_match match;
    } cases[] = {
        {"churn", "churn", BENCH_MATCH},
        {"hur", "churn", BENCH_MATCH},
        {"^hur", "churn", BENCH_MATCH_NOT},
        {"Churn", "churn", BENCH_MATCH}, // Go's name
        {"^BenchmarkChurn$", "churn", BENCH_MATCH},
        {".", "churn/small", BENCH_MATCH},
        {"churn/small", "churn", BENCH_MATCH_ABOVE},
        {"churn/small", "churn/small/deep", BENCH_MATCH},
        {"churn/^sma", "churn/small", BENCH_MATCH},
        {"churn/^sma", "churn/big", BENCH_MATCH_NOT},
        {"/small", "churn/small", BENCH_MATCH},
        {"/small", "churn", BENCH_MATCH_ABOVE},
        {"/small", "churn/big", BENCH_MATCH_NOT},
        {"a[/]b", "a/b", BENCH_MATCH_NOT},
        {"(churn|x/y)", "churn", BENCH_MATCH},
        {"churn|walk", "walk", BENCH_MATCH},
        {"churn/small|walk", "walk", BENCH_MATCH},
        {"churn/small|walk", "walk/big", BENCH_MATCH},
        {"churn/small|walk", "churn/walk", BENCH_MATCH_NOT},
        {"churn/small|walk/^b|^x$", "churn/small", BENCH_MATCH},
        {"churn/small|walk/^b|^x$", "walk", BENCH_MATCH_ABOVE},
        {"churn/small|churn", "churn", BENCH_MATCH},
        {"a/b/c", "a/b/d", BENCH_MATCH_NOT},
        {"a/b/c", "a/b", BENCH_MATCH_ABOVE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bench_filter f;
        cr_assert(zero(int, bench_filter_parse(&f, cases[i].expression)));
        cr_expect(eq(int, (int)bench_filter_match(&f, cases[i].path), (int)cases[i].match),
                  "%s on %s", cases[i].expression, cases[i].path);
        bench_filter_free(&f);
    }
    struct bench_filter f = {0};
    cr_expect(eq(int, (int)bench_filter_match(&f, "any"), BENCH_MATCH));
    cr_expect(eq(int, bench_filter_parse(&f, "("), -EINVAL));
}

static char *said; // of the last parse

static int parse(struct bench_options *o, const char *flag)
{
    char program[] = "bench", *argv[] = {program, (char *)flag, NULL};
    size_t size;
    free(said);
    FILE *err = open_memstream(&said, &size);
    int status = bench_options_parse(o, flag ? 2 : 1, argv, err);
    fclose(err);
    return status;
}

Test(options, are_gos)
{
    struct bench_options o;
    cr_assert(zero(int, parse(&o, NULL)));
    cr_expect(eq(u64, o.goal_ns, 1000000000));
    cr_expect(eq(uint, o.count, 1));
    cr_assert(zero(int, parse(&o, "-benchtime=250ms")));
    cr_expect(eq(u64, o.goal_ns, 250000000));
    cr_assert(zero(int, parse(&o, "-benchtime=100x")));
    cr_expect(eq(u64, o.goal_n, 100));
    cr_expect(zero(u64, o.goal_ns));
    cr_assert(zero(int, parse(&o, "--cpu=1,2,16")));
    cr_expect(eq(uint, o.cpu_count, 3));
    cr_expect(eq(uint, o.cpus[2], 16));
    cr_assert(zero(int, parse(&o, "-serve=5,6")));
    cr_expect(eq(int, o.serve_out, 6));
    cr_assert(zero(int, parse(&o, "-benchmem")));
    cr_expect(o.benchmem);
}

Test(options, nonsense_is_named)
{
    static const char *const wrong[] = {
        "-bench=(",     "-benchtime=fast", "-benchtime=-1s", "-benchtime=0x", "-count=0",
        "-count=x",     "-cpu=",           "-cpu=0",         "-cpu=1,",       "-pin=-1",
        "-meter=clock", "-serve=1",        "-nothing",       "words",         "-benchtime"};
    struct bench_options o;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cr_expect(eq(int, parse(&o, wrong[i]), -EINVAL), "%s", wrong[i]);
        cr_expect(ne(ptr, strstr(said, wrong[i]), NULL), "%s", said);
    }
}
