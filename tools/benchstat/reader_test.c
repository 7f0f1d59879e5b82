// Which lines are results, which configuration, which are warned of and in which words. The cases
// are those of the format's definition and of what golang.org/x/perf is tested for.
#include "reader.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static char *warnings; // of the last read, owned

static struct tally read_bytes(const char *text, size_t len)
{
    struct tally t = {0};
    size_t size;
    free(warnings);
    FILE *in = fmemopen((void *)text, len, "r"), *err = open_memstream(&warnings, &size);
    tally_file(&t, "label");
    cr_assert_eq(reader_read(&t, in, "test", err), 0);
    fclose(in);
    fclose(err);
    return t;
}

static struct tally read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

// The results as "{key: value} name value unit" lines.
static char *show(const struct tally *t)
{
    char *text;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    for (size_t i = 0; i < t->len; i++) {
        const struct tally_record *r = &t->records[i];
        for (size_t k = 0; k < t->keys.len; k++)
            if (*tally_value(t, r->config, k))
                fprintf(f, "{%s: %s} ", t->keys.text[k], tally_value(t, r->config, k));
        fprintf(f, "%s %g %s\n", t->rows.text[r->row], r->value, t->units.text[r->unit]);
    }
    fclose(f);
    return text;
}

static void check_len(const char *text, size_t len, const char *results, const char *warned)
{
    struct tally t = read_bytes(text, len);
    char *got = show(&t);
    cr_assert_str_eq(got, results, "\n%s\nand not\n%s", got, results);
    cr_assert_str_eq(warnings, warned, "\n%s\nand not\n%s", warnings, warned);
    free(got);
    tally_free(&t);
}

static void check(const char *text, const char *results, const char *warned)
{
    check_len(text, strlen(text), results, warned);
}

TestSuite(reader);

Test(reader, results)
{
    check("key: value\nBenchmarkOne 100 1 ns/op 2 B/op\nBenchmarkTwo/x=1-8 300 4.5 MB/s\n",
          "{key: value} One 1e-09 sec/op\n{key: value} One 2 B/op\n"
          "{key: value} Two/x=1-8 4.5e+06 B/s\n",
          "");
}

Test(reader, odd_but_right)
{
    check("Benchmark    1   1   a\r\n"
          "BenchmarkHuge 1 9999999999999999999999999999999 a\n"
          "BenchmarkEm\u2003 \u00a01\u30001\u2028a\n"
          "BenchmarkHex -5 0x1p-2 a Inf b -inf c +1. d .5e1 e 1e-999 f\n"
          "BenchmarkLast 1 1 a",
          " 1 a\nHuge 1e+31 a\nEm 1 a\nHex 0.25 a\nHex inf b\nHex -inf c\nHex 1 d\nHex 5 e\n"
          "Hex 0 f\nLast 1 a\n",
          "");
}

// What scaling leaves as it is keeps its unit, as in Go.
Test(reader, zero_stays_in_its_unit)
{
    check("BenchmarkZ 1 0 ns/op 0 B/op Inf MB/s 0.0 p9-ns\nBenchmarkZ 1 1 ns/op\n",
          "Z 0 ns/op\nZ 0 B/op\nZ inf MB/s\nZ 0 p9-ns\nZ 1e-09 sec/op\n", "");
}

Test(reader, other_lines)
{
    check("PASS\n\n# BenchmarkNo 1 1 a\n BenchmarkNo 1 1 a\nok  \tpkg\t1.2s\nUnitx y z\n"
          "BenchmarkName-8\n--- FAIL: TestX (0.00s)\n",
          "", "");
}

Test(reader, configuration)
{
    check("key1:    \t value \n: not a key\nab:not a key\na b: not\nA: not\naB: not\n1a: not\n"
          "nokey\nkey-2.x: two words\nBenchmarkOne 1 1 a\n",
          "{key1: value } {key-2.x: two words} One 1 a\n", "");
    check("k1: first\nk2: second\nk1: third\nBenchmarkOne 1 1 a\nk1:\nBenchmarkTwo 1 1 a\n"
          "k1: x\nk0: y\nBenchmarkThree 1 1 a\nk0: \nBenchmarkFour 1 1 a\n",
          "{k1: third} {k2: second} One 1 a\n{k2: second} Two 1 a\n"
          "{k1: x} {k2: second} {k0: y} Three 1 a\n{k1: x} {k2: second} Four 1 a\n",
          "");
}

Test(reader, a_file_begins_without_configuration)
{
    struct tally t = read_text("a: 1\nBenchmarkX 1 1 u\n");
    FILE *in = fmemopen("BenchmarkX 1 1 u\n", 17, "r");
    tally_file(&t, "other");
    cr_assert_eq(reader_read(&t, in, "test", stderr), 0);
    fclose(in);
    cr_assert_eq(t.len, 2);
    cr_assert_str_eq(tally_value(&t, t.records[0].config, 0), "1");
    cr_assert_str_eq(tally_value(&t, t.records[1].config, 0), "");
    cr_assert(t.records[0].column == 0 && t.records[1].column == 1);
    tally_free(&t);
}

Test(reader, malformed)
{
    check(
        "no benchmark\nBenchmarkBadIter abc\nBenchmarkHugeIter 9999999999999999999\n"
        "BenchmarkMissingVal 100\nBenchmarkBadVal 100 abc\nBenchmarkHugeVal 100 1e999 a\n"
        "BenchmarkMissingUnit 100 1\nBenchmarkMissingUnit2 100 1 ns/op 2\n"
        "BenchmarkOctal 0x10 1 a\nBenchmarkSign 1 +nan a\nBenchmarkPoint 1 . a\n"
        "BenchmarkExp 1 1e a\nBenchmarkHex 1 0x10 a\nBenchmarkSpace 1 1_0 a\nBenchmarkPlus + 1 a\n"
        "BenchmarkNameAndSpace \n",
        "",
        "test:2: parsing iteration count: invalid syntax\n"
        "test:3: parsing iteration count: value out of range\n"
        "test:4: missing measurements\n"
        "test:5: parsing measurement: invalid syntax\n"
        "test:6: parsing measurement: value out of range\n"
        "test:7: missing units\n"
        "test:8: missing units\n"
        "test:9: parsing iteration count: invalid syntax\n"
        "test:10: parsing measurement: invalid syntax\n"
        "test:11: parsing measurement: invalid syntax\n"
        "test:12: parsing measurement: invalid syntax\n"
        "test:13: parsing measurement: invalid syntax\n"
        "test:14: parsing measurement: invalid syntax\n"
        "test:15: parsing iteration count: invalid syntax\n"
        "test:16: missing iteration count\n");
}

Test(reader, unit_metadata)
{
    struct tally t =
        read_text("Unit\nUnit ns/op blah\nUnit ns/op a=1 assume=exact\nUnit sec/op a=1\n"
                  "Unit ns/op a=2\nUnit b assume=nothing c=\nUnit c =exact\n");
    cr_assert_str_eq(warnings, "test:1: missing unit\ntest:2: expected key=value\n"
                               "test:5: metadata a of unit ns/op already set to 1\n"
                               "test:7: expected key=value\n");
    cr_assert(tally_is_exact(&t, "sec/op") && tally_is_exact(&t, "ns/op"));
    cr_assert(!tally_is_exact(&t, "b") && !tally_is_exact(&t, "c"));
    tally_free(&t);
}

Test(reader, zero_bytes)
{
    static const char text[] = "BenchmarkA\0B 1 1 u\0v\nk: a\0b\nBenchmarkC 1 1\0 u\n";
    check_len(text, sizeof text - 1, "A 1 u\n", "test:3: parsing measurement: invalid syntax\n");
}
