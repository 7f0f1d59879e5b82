// The program from its arguments to its output, compared with files in testdata/. p1_old, p1_new
// and expected.* are from Go's benchstat. What the other cases print was compared with a second
// implementation, written from the source of Go's, which prints expected.* too.
#include "run.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define DATA "tools/benchstat/testdata/"

struct result {
    int status;
    char *out, *err; // owned
};

static struct result run(const char *in, const char *const *arguments)
{
    struct result r;
    char *argv[16] = {strdup("benchstat")};
    size_t sizes[2];
    int argc = 1;
    for (; arguments[argc - 1] != NULL; argc++) argv[argc] = strdup(arguments[argc - 1]);
    FILE *input = fmemopen((void *)in, strlen(in), "r");
    FILE *out = open_memstream(&r.out, &sizes[0]), *err = open_memstream(&r.err, &sizes[1]);
    r.status = run_benchstat(argc, argv, input, out, err);
    fclose(input);
    fclose(out);
    fclose(err);
    for (int i = 0; i < argc; i++) free(argv[i]);
    return r;
}

#define RUN(in, ...) run(in, (const char *const[]){__VA_ARGS__, NULL})

static void release(struct result *r)
{
    free(r->out);
    free(r->err);
}

static char *slurp(const char *path)
{
    FILE *f = fopen(path, "r");
    cr_assert_not_null(f, "%s: run the tests in the root of the repository", path);
    char *text = NULL;
    size_t room = 0;
    if (getdelim(&text, &room, EOF, f) < 0) text = strdup("");
    fclose(f);
    return text;
}

static void same(const char *got, const char *want, const char *what)
{
    cr_assert_str_eq(got, want, "%s:\n%s\nand not\n%s", what, got, want);
}

static void expect(const char *name, const char *kind, const char *got)
{
    char path[128];
    snprintf(path, sizeof path, DATA "%s.%s", name, kind);
    char *want = slurp(path);
    same(got, want, path);
    free(want);
}

#define PAIR "p1_old.txt=" DATA "p1_old.txt", "p1_new.txt=" DATA "p1_new.txt"

Test(run, prints_what_go_prints)
{
    struct result r = RUN("", PAIR);
    cr_assert_eq(r.status, 0);
    same(r.err, "", "stderr");
    expect("expected", "txt", r.out);
    release(&r);
}

// The reference file has stderr before stdout.
Test(run, prints_what_go_prints_as_csv)
{
    struct result r = RUN("", "-format", "csv", PAIR);
    char *both;
    cr_assert_eq(r.status, 0);
    cr_assert_gt(asprintf(&both, "%s%s", r.err, r.out), 0);
    expect("expected", "csv", both);
    free(both);
    release(&r);
}

static void both_ways(const char *name, const char *const *arguments)
{
    const char *csv[16] = {"-format=csv"};
    for (size_t i = 0; arguments[i] != NULL; i++) csv[i + 1] = arguments[i];
    struct result text = run("", arguments), sheet = run("", csv);
    cr_assert(text.status == 0 && sheet.status == 0);
    same(text.err, "", "stderr");
    expect(name, "txt.want", text.out);
    expect(name, "csv.want", sheet.out);
    expect(name, "notes.want", sheet.err);
    release(&text);
    release(&sheet);
}

#define CASE(name, ...)                                                                            \
    Test(run, name)                                                                                \
    {                                                                                              \
        both_ways(#name, (const char *const[]){__VA_ARGS__, NULL});                                \
    }

// Too few samples for an interval or a difference; unequal numbers of samples.
CASE(few, "old=" DATA "few_old.txt", "new=" DATA "few_new.txt")
CASE(loose, "-alpha", ".2", "--confidence=.8", "old=" DATA "few_old.txt", "new=" DATA "few_new.txt")
// Three files with different benchmarks, none in common, and a unit that one lacks.
CASE(sets, "a=" DATA "sets_a.txt", "b=" DATA "sets_b.txt", "c=" DATA "sets_c.txt")
// Exact units, bytes by 1024, bases of 0, a scale over many magnitudes.
CASE(units, "old=" DATA "units_old.txt", "new=" DATA "units_new.txt")
// A unit that only zeros have left, ns/op; the 27th column of a sheet.
CASE(zeros, "a=" DATA "zeros.txt", "b=" DATA "zeros.txt", "c=" DATA "zeros.txt",
     "d=" DATA "zeros.txt", "e=" DATA "zeros.txt", "f=" DATA "zeros.txt", "g=" DATA "zeros.txt",
     "h=" DATA "zeros.txt")
// Configurations that differ between and within files, one with a key the others lack.
CASE(config, "old=" DATA "config_old.txt", "new=" DATA "config_new.txt")
CASE(ignore, "-ignore", "cpu,commit", "old=" DATA "config_old.txt", "new=" DATA "config_new.txt")

Test(run, reads_stdin_and_numbers_repeated_files)
{
    struct result r = RUN("BenchmarkIn 1 1 ns/op\n", "-", DATA "sets_b.txt", DATA "sets_b.txt");
    cr_assert_eq(r.status, 0);
    cr_assert_not_null(
        strstr(r.out, "│      -       │ " DATA "sets_b.txt#0 │ " DATA "sets_b.txt#1 │"), "%s",
        r.out);
    release(&r);
    r = RUN("BenchmarkIn 1 1 ns/op\n", "stdin=-");
    cr_assert_not_null(strstr(r.out, "│    stdin     │"), "%s", r.out);
    release(&r);
}

Test(run, prints_nothing_of_nothing)
{
    struct result r = RUN("PASS\nok  \tpkg\t1.2s\n", "-");
    cr_assert_eq(r.status, 0);
    cr_assert(*r.out == '\0' && *r.err == '\0');
    release(&r);
}

static void helps(const char *option)
{
    struct result r = RUN("", option);
    cr_assert_eq(r.status, 0);
    cr_assert(strncmp(r.out, "usage: benchstat", 16) == 0 && *r.err == '\0');
    release(&r);
}

Test(run, help)
{
    helps("-h");
    helps("-help");
    helps("--help");
}

static void fails(int status, const char *const *arguments, const char *want)
{
    struct result r = run("", arguments);
    cr_assert_eq(r.status, status, "%s", r.err);
    cr_assert_str_empty(r.out);
    cr_assert(strncmp(r.err, want, strlen(want)) == 0, "%s", r.err);
    release(&r);
}

#define FAILS(status, want, ...) fails(status, (const char *const[]){__VA_ARGS__, NULL}, want)

Test(run, errors)
{
    FAILS(2, "usage: benchstat", NULL);
    FAILS(2, "usage: benchstat", "-alpha", "0.01");
    FAILS(2, "benchstat: -alpha must be in range [0, 1]\n", "-alpha", "2", "-");
    FAILS(2, "benchstat: -confidence must be in range [0, 1]\n", "-confidence=nan", "-");
    FAILS(2, "benchstat: -alpha: much is not a number\n", "-alpha", "much", "-");
    FAILS(2, "benchstat: -format must be text or csv\n", "-format", "html", "-");
    FAILS(2, "benchstat: -alpha needs a value; see benchstat -h\n", "-alpha");
    FAILS(2, "benchstat: no option -sort; see benchstat -h\n", "-sort", "name", "-");
    FAILS(2, "benchstat: -row is not supported, save for '.fullname'\n", "-row", ".name", "-");
    FAILS(2, "benchstat: -filter is not supported, save for '*'\n", "-filter", "goos:linux", "-");
    FAILS(2, "benchstat: -ignore cpu /size: only keys", "-ignore", "cpu /size", "-");
    FAILS(1, "benchstat: open no/such: No such file", DATA "sets_a.txt", "no/such");
    FAILS(1, "benchstat: read tools: Is a directory", "x=tools");
}

Test(run, accepts_defaults_and_the_end_of_options)
{
    struct result r = RUN("", "-filter=*", "-col", ".file", "-table=.config", "--row", ".fullname",
                          "--", DATA "sets_a.txt");
    cr_assert_eq(r.status, 0, "%s", r.err);
    release(&r);
}

Test(run, fails_on_a_full_disk)
{
    char *argv[] = {"benchstat", DATA "sets_a.txt", NULL}, *err;
    size_t size;
    FILE *full = fopen("/dev/full", "w"), *e = open_memstream(&err, &size);
    cr_assert_not_null(full);
    cr_assert_eq(run_benchstat(2, argv, stdin, full, e), 1);
    fclose(full);
    fclose(e);
    cr_assert_str_eq(err, "benchstat: write: No space left on device\n");
    free(err);
}
