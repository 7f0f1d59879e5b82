// What json_reader.h promises: every token of the grammar, every error at its byte, every value
// exactly. The texts that must fail are those that readers are known to take by mistake (Nicolas
// Seriot, "Parsing JSON is a minefield", 2016).

#include "json/json_reader.h"

#include "bench/bench_random.h"
#include "json/json_double.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

Test(reader, every_token)
{
    static const char text[] = " {\"a\" : [ 1, -0.5e+2,null ,true,false] ,\n\"b\\u0062\":\"\"} ";
    static const struct {
        enum json_kind kind;
        const char *text;
    } want[] = {{JSON_OBJECT, "{"},       {JSON_KEY, "a"},
                {JSON_ARRAY, "["},        {JSON_NUMBER, "1"},
                {JSON_NUMBER, "-0.5e+2"}, {JSON_NULL, "null"},
                {JSON_TRUE, "true"},      {JSON_FALSE, "false"},
                {JSON_ARRAY_END, "]"},    {JSON_KEY, "b\\u0062"},
                {JSON_STRING, ""},        {JSON_OBJECT_END, "}"},
                {JSON_END, ""},           {JSON_END, ""}};
    struct json_reader r;
    struct json_token t;
    json_reader_init(&r, text, sizeof text - 1);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        cr_assert_eq(json_read(&r, &t), want[i].kind, "token %zu", i);
        cr_assert_eq(t.len, strlen(want[i].text), "token %zu", i);
        cr_assert_eq(memcmp(t.text, want[i].text, t.len), 0, "token %zu", i);
        if (i == 9) cr_assert(t.escaped && json_token_is(&t, "bb") && !json_token_is(&t, "b"));
        if (i == 1) cr_assert(!t.escaped && json_token_is(&t, "a") && !json_token_is(&t, "ab"));
    }
}

static int error_of(const char *text, size_t len, size_t *at)
{
    struct json_reader r;
    struct json_token t;
    json_reader_init(&r, text, len);
    enum json_kind kind;
    while ((kind = json_read(&r, &t)) != JSON_END && kind != JSON_ERROR) continue;
    *at = r.at;
    cr_assert_eq(kind == JSON_ERROR, r.error != 0);
    cr_assert_eq(json_read(&r, &t), kind);
    return r.error;
}

Test(reader, errors_have_a_place)
{
    static const struct {
        const char *text;
        int error;
        size_t at;
    } cases[] = {
        {"", -EBADMSG, 0},
        {"  ", -EBADMSG, 2},
        {"[", -EBADMSG, 1},
        {"]", -EBADMSG, 0},
        {"[1,]", -EBADMSG, 3},
        {"[,1]", -EBADMSG, 1},
        {"[1 2]", -EBADMSG, 3},
        {"[1}", -EBADMSG, 2},
        {"{]", -EBADMSG, 1},
        {"{\"a\"}", -EBADMSG, 4},
        {"{\"a\":}", -EBADMSG, 5},
        {"{\"a\":1,}", -EBADMSG, 7},
        {"{a:1}", -EBADMSG, 1},
        {"{1:1}", -EBADMSG, 1},
        {"1 1", -EBADMSG, 2},
        {"[]]", -EBADMSG, 2},
        {"01", -EBADMSG, 1},
        {"-", -EBADMSG, 1},
        {"+1", -EBADMSG, 0},
        {".5", -EBADMSG, 0},
        {"1.", -EBADMSG, 2},
        {"1e", -EBADMSG, 2},
        {"1e+", -EBADMSG, 3},
        {"0x1", -EBADMSG, 1},
        {"NaN", -EBADMSG, 0},
        {"Infinity", -EBADMSG, 0},
        {"nul", -EBADMSG, 0},
        {"True", -EBADMSG, 0},
        {"'a'", -EBADMSG, 0},
        {"\"a", -EBADMSG, 0},
        {"\"a\nb\"", -EBADMSG, 2},
        {"\"\\x41\"", -EBADMSG, 1},
        {"\"\\u12g4\"", -EBADMSG, 1},
        {"\"\\u12", -EBADMSG, 1},
        {"\"\\", -EBADMSG, 1},
        {"\"\\ud800\"", -EILSEQ, 1},
        {"\"\\ud800\\u0041\"", -EILSEQ, 1},
        {"\"a\\udc00\"", -EILSEQ, 2},
        {"\"\xff\"", -EILSEQ, 1},
        {"\"\xc3", -EILSEQ, 1},
        {"\xef\xbb\xbf[]", -EBADMSG, 0},
        {"[] // no", -EBADMSG, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len = strlen(cases[i].text), at;
        char *exact = malloc(len + 1); // so that a sanitizer sees a byte too many
        memcpy(exact, cases[i].text, len);
        char *text = realloc(exact, len ? len : 1);
        cr_assert_eq(error_of(text, len, &at), cases[i].error, "%s", cases[i].text);
        cr_assert_eq(at, cases[i].at, "%s: at %zu", cases[i].text, at);
        free(text);
    }
}

Test(reader, depth_has_an_end)
{
    char text[2 * JSON_DEPTH + 2];
    size_t at;
    memset(text, '[', JSON_DEPTH + 1);
    memset(text + JSON_DEPTH + 1, ']', JSON_DEPTH + 1);
    cr_assert_eq(error_of(text + 1, 2 * JSON_DEPTH, &at), 0);
    cr_assert_eq(error_of(text, sizeof text, &at), -ELOOP);
    cr_assert_eq(at, JSON_DEPTH);
}

static struct json_token first(const char *text)
{
    struct json_reader r;
    struct json_token t;
    json_reader_init(&r, text, strlen(text));
    json_read(&r, &t);
    return t;
}

Test(reader, integers)
{
    static const struct {
        const char *text;
        int u_error, i_error;
    } cases[] = {
        {"0", 0, 0},
        {"-0", 0, 0},
        {"9223372036854775807", 0, 0},
        {"9223372036854775808", 0, -ERANGE},
        {"-9223372036854775808", -ERANGE, 0},
        {"-9223372036854775809", -ERANGE, -ERANGE},
        {"18446744073709551615", 0, -ERANGE},
        {"18446744073709551616", -ERANGE, -ERANGE},
        {"99999999999999999999999", -ERANGE, -ERANGE},
        {"-1", -ERANGE, 0},
        {"1.0", -EINVAL, -EINVAL},
        {"1e2", -EINVAL, -EINVAL},
        {"\"1\"", -EINVAL, -EINVAL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text;
        struct json_token t = first(text);
        uint64_t u = 7;
        int64_t s = 7;
        cr_assert_eq(json_token_u64(&t, &u), cases[i].u_error, "%s", text);
        cr_assert_eq(json_token_i64(&t, &s), cases[i].i_error, "%s", text);
        cr_assert_eq(u, cases[i].u_error ? 7 : strtoull(text, NULL, 10), "%s", text);
        cr_assert_eq(s, cases[i].i_error ? 7 : strtoll(text, NULL, 10), "%s", text);
    }
}

static void check_double(const char *text)
{
    struct json_token t = first(text);
    double x = 7, want = strtod(text, NULL);
    int error = json_token_double(&t, &x);
    cr_assert_eq(error, isinf(want) ? -ERANGE : 0, "%s", text);
    if (!error)
        cr_assert(x == want && signbit(x) == signbit(want), "%s: %a, not %a", text, x, want);
}

Test(reader, doubles_are_the_nearest)
{
    static const char *const cases[] = {
        "0",
        "-0",
        "0.0e5",
        "1e400",
        "-1e400",
        "1e-400",
        "1e99999999999999999999",
        "0e999",
        "1e22",
        "1e23",
        "123e-22",
        "0.1",
        "1.0000e0",
        "1e-99999999999999999999",
        "5e-324",
        "2e-324",
        "9007199254740993",
        "1.7976931348623158e308",
        "2.2250738585072011e-308",
        "0.000000000000000000000000000000000000000000000001e49",
        "2.4703282292062327208e-324", // half of the least double, above and below it
        "2.4703282292062328e-324",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_double(cases[i]);
    struct bench_random r;
    bench_random_seed(&r, 5);
    char text[1300];
    for (unsigned i = 0; i < 50000; i++) {
        int digits = (int)(bench_random_next(&r) % 25) + 1,
            exponent = (int)(bench_random_next(&r) % 60);
        sprintf(text, "%llu.%0*llue%d", (unsigned long long)(bench_random_next(&r) >> i % 64),
                digits, (unsigned long long)(bench_random_next(&r) >> i % 61), exponent - 30);
        check_double(text);
    }
    // Exactly between two doubles, and a last digit beyond all others that decides.
    int len = sprintf(text, "%.1075Lf", ldexpl((1ull << 54) - 3, -1075));
    check_double(text);
    memset(text + len, '0', 100);
    strcpy(text + len + 100, "1");
    check_double(text);
}

Test(reader, no_locale_matters)
{
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8")) return;
    struct json_token t = first("3.14159265358979323846");
    double x;
    cr_assert_eq(json_token_double(&t, &x), 0);
    cr_assert_eq(x, M_PI);
}

Test(reader, skips_a_value)
{
    static const char text[] = "{\"a\":[1,{\"b\":[]}],\"c\":2,\"d\":3}";
    struct json_reader r;
    struct json_token t;
    json_reader_init(&r, text, sizeof text - 1);
    json_read(&r, &t);
    json_read(&r, &t);
    cr_assert_eq(json_skip(&r), 0);
    cr_assert_eq(json_read(&r, &t), JSON_KEY);
    cr_assert(json_token_is(&t, "c"));
    cr_assert_eq(json_skip(&r), 0);
    cr_assert_eq(json_read(&r, &t), JSON_KEY);
    cr_assert(json_token_is(&t, "d"));
    cr_assert_eq(json_skip(&r), 0);
    cr_assert_eq(json_skip(&r), -EBADMSG);
    cr_assert_eq(json_read(&r, &t), JSON_END);
    cr_assert_eq(json_skip(&r), -EBADMSG);
    json_reader_init(&r, text, 9);
    cr_assert_eq(json_skip(&r), -EBADMSG);
}

Test(reader, places)
{
    unsigned line, column;
    json_place("ab\ncd", 0, &line, &column);
    cr_assert(line == 1 && column == 1);
    json_place("ab\ncd", 4, &line, &column);
    cr_assert(line == 2 && column == 2);
}
