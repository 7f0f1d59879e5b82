// What a bench program answers is foreign text: right, cut off, forged or mangled.

#include "serve.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char reply[] =
    "kernel churn 1000 1 0 0 -1 -1 1.5 -1 -1 -1 -1 a|b; c d\n"
    "end list\n"
    "a 0 0 u 7\n"
    "a 1 0 f 3ff0000000000000\n"
    "a 2 0 b 3:0000000000000009:616263\n"
    "end churn 1000 100 200 3 2 96 1 00000000deadbeef 0 0 1 0x1p-1 0x1p+0\n";

static struct serve_result of(const char *text)
{
    struct serve_result r = {.reply = strdup(text)};
    r.at = r.reply;
    return r;
}

Test(serve, kernels_and_end_records_are_read)
{
    struct serve_result r = of(reply);
    struct serve_kernel k[2];
    struct serve_end e;
    cr_assert_eq(serve_kernels(&r, k, 2), 1);
    cr_expect_str_eq(k[0].name, "churn");
    cr_expect(k[0].n1 == 1000 && k[0].instructions == 1.5 && k[0].allocs == 0 && k[0].bytes == -1);
    cr_expect_str_eq(k[0].answer, "a|b; c d");
    cr_assert_eq(serve_next(&r, "churn", 1000, &e), 0);
    cr_expect(e.cpu_ns == 100 && e.wall_ns == 200 && e.allocs == 3 && e.frees == 2 &&
              e.bytes == 96);
    cr_expect(e.outstanding == 1 && e.digest.bits == 0xdeadbeef && e.digest.doubles == 1);
    cr_expect(e.digest.sum == 0.5 && e.digest.scale == 1);
    cr_expect_eq(serve_next(&r, "churn", 1000, &e), -ENODATA, "there is no second record");
    serve_clean(&r);
}

Test(serve, a_record_of_another_kernel_or_count_is_refused)
{
    struct serve_result r = of(reply);
    struct serve_end e;
    r.at = strstr(r.reply, "a 0");
    cr_expect_eq(serve_next(&r, "other", 1000, &e), -EBADMSG);
    r.at = strstr(r.reply, "a 0");
    cr_expect_eq(serve_next(&r, "churn", 2000, &e), -EBADMSG);
    serve_clean(&r);
}

Test(serve, a_reply_cut_off_anywhere_is_no_reply)
{
    for (size_t len = 0; len + 1 < strlen(reply); len++) {
        char *text = strndup(reply, len);
        struct serve_result r = of(text);
        struct serve_kernel k[2];
        struct serve_end e;
        int kernels = serve_kernels(&r, k, 2);
        cr_expect(kernels < 0 || serve_next(&r, "churn", 1000, &e) < 0, "%zu bytes passed", len);
        serve_clean(&r);
        free(text);
    }
}

Test(serve, mangled_replies_are_survived)
{
    uint64_t state = 1;
    for (int round = 0; round < 20000; round++) {
        struct serve_result r = of(reply);
        for (int i = 0; i < 4; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            r.reply[(state >> 33) % strlen(reply)] = (char)(state >> 56 | 1);
        }
        struct serve_kernel k[2];
        struct serve_end e;
        struct serve_difference d;
        serve_kernels(&r, k, 2);
        r.at = r.reply;
        if (!serve_next(&r, "churn", 1000, &e)) serve_differ(&e, &e, 0, &d);
        serve_clean(&r);
    }
}

static bool differ(const char *wanted, const char *got, unsigned ulps, struct serve_difference *d)
{
    struct serve_end a = {.lines = wanted, .lines_len = strlen(wanted)};
    struct serve_end b = {.lines = got, .lines_len = strlen(got)};
    return serve_differ(&a, &b, ulps, d);
}

Test(serve, the_first_difference_knows_its_operation)
{
    struct serve_difference d;
    cr_expect(!differ("a 0 0 u 7\na 1 0 u 8\n", "a 0 0 u 7\na 1 0 u 8\n", 0, &d));
    cr_assert(differ("a 0 0 u 7\na 5 0 u 8\n", "a 0 0 u 7\na 5 0 u 9\n", 0, &d));
    cr_expect(d.op == 5 && !strcmp(d.wanted, "8") && !strcmp(d.got, "9"));
}

Test(serve, the_first_difference_knows_which_of_the_operations_answers_it_is)
{
    struct serve_difference d;
    const char *wanted = "a 0 0 u 1\na 0 0 u 2\na 0 1 u 3\na 0 1 u 4\na 7 1 u 5\na 7 1 u 6\n";
    const char *got[] = {"a 0 0 u 9\n", "a 0 0 u 1\na 0 0 u 9\n",
                         "a 0 0 u 1\na 0 0 u 2\na 0 1 u 9\n",
                         "a 0 0 u 1\na 0 0 u 2\na 0 1 u 3\na 0 1 u 4\na 7 1 u 5\n"};
    const unsigned nth[] = {0, 1, 0, 1};
    for (int i = 0; i < 4; i++) {
        cr_assert(differ(wanted, got[i], 0, &d));
        cr_expect_eq(d.nth, nth[i], "%s: %u", got[i], d.nth);
    }
}

Test(serve, an_answer_too_few_or_too_many_is_a_difference)
{
    struct serve_difference d;
    cr_assert(differ("a 0 0 u 7\n", "", 0, &d));
    cr_expect(!strcmp(d.wanted, "7") && !strcmp(d.got, ""));
    cr_assert(differ("", "a 3 0 u 7\n", 0, &d));
    cr_expect(d.op == 3 && !strcmp(d.got, "7"));
}

Test(serve, doubles_are_equal_within_ulps)
{
    struct serve_difference d;
    const char *one = "a 0 0 f 3ff0000000000000\n", *next = "a 0 0 f 3ff0000000000002\n";
    cr_expect(differ(one, next, 1, &d));
    cr_expect(!differ(one, next, 2, &d));
    cr_expect(!differ("a 0 0 f 0000000000000000\n", "a 0 0 f 8000000000000000\n", 0, &d),
              "0.0 is -0.0");
}

static bool same(double sum, double scale, double got, unsigned ulps)
{
    struct serve_digest a = {.bits = 7, .doubles = 2, .sum = sum, .scale = scale}, b = a;
    b.sum = got;
    return serve_same(&a, &b, ulps);
}

Test(serve, sums_of_doubles_are_the_same_within_ulps)
{
    const double eps = 0x1p-52;
    cr_expect(same(1.5, 2, 1.5, 0));
    cr_expect(!same(1.5, 2, 1.5 + eps, 0), "without ulps they are the same or not");
    cr_expect(same(1.5, 2, 1.5 + 2 * (3 + 2) * eps, 3), "3 ulps and 2 additions, of 2");
    cr_expect(!same(1.5, 2, 1.5 + 2 * (3 + 2) * eps + eps, 3));
    cr_expect(!same(1.5, 2, INFINITY, 3) && !same(1.5, 2, NAN, 3) && !same(1.5, 2, NAN, 0));
    cr_expect(same(NAN, INFINITY, 1, 3), "where the right ones overflow nothing can be told");
    cr_expect(same(0x1p-1074, 0x1p-1022, 0x1p-1073, 3), "denormal numbers have one ulp");
}

Test(serve, digests_of_bits_and_how_many_doubles_there_are_must_be_the_same)
{
    struct serve_digest a = {.bits = 7, .doubles = 2, .sum = 1, .scale = 1}, b = a;
    cr_expect(serve_same(&a, &b, 0));
    b.bits = 8;
    cr_expect(!serve_same(&a, &b, 0));
    b.bits = 7, b.doubles = 3;
    cr_expect(!serve_same(&a, &b, 4));
}

Test(serve, bytes_are_shown_as_text)
{
    struct serve_difference d;
    cr_assert(differ("a 0 0 b 3:9:616263\n", "a 0 0 b 3:8:610a63\n", 0, &d));
    cr_expect_str_eq(d.wanted, "3 bytes \"abc\"");
    cr_expect_str_eq(d.got, "3 bytes \"a.c\"");
}
