#include "jsonline.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

// What the reader makes of the string in text; "" and bad if it is none.
static const char *decoded(const char *text, bool *bad)
{
    static char line[4096];
    struct jsonline r = {.at = line};
    strcpy(line, text);
    const char *value = jsonline_string(&r);
    *bad = r.bad;
    return value;
}

Test(jsonline, decodes_escapes)
{
    static const char *const pairs[][2] = {
        {"\"plain\"", "plain"},
        {"  \"\"", ""},
        {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
        {"\"\\u0041\\u00e9\\u20AC\"", "A\u00e9\u20ac"},
        {"\"\\ud83d\\ude00\"", "\U0001f600"},
        {"\"\\ud83dx\"", "\ufffdx"},
        {"\"\\ude00\\u0000\"", "\ufffd\ufffd"},
        {"\"\\ud83d\\u0041\"", "\ufffdA"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        bool bad;
        cr_expect_str_eq(decoded(pairs[i][0], &bad), pairs[i][1]);
        cr_expect(!bad, "%s", pairs[i][0]);
    }
}

Test(jsonline, refuses_what_is_no_string)
{
    static const char *const texts[] = {"",     "x",       "\"",          "\"ab",
                                        "\"\\", "\"\\u12", "\"\\u12g4\"", "\"\\x\""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool bad;
        decoded(texts[i], &bad);
        cr_expect(bad, "%s", texts[i]);
    }
}

Test(jsonline, skips_any_value)
{
    static const char *const values[] = {"1",
                                         "-1.5e+3",
                                         "\"a}\"",
                                         "true",
                                         "null",
                                         "[]",
                                         "{}",
                                         "[1,[2,{\"a\":[]}]]",
                                         "{\"a\":{\"b\":1},\"c\":[]}"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char line[64];
        struct jsonline r = {.at = line};
        snprintf(line, sizeof line, "[%s ]", values[i]);
        jsonline_want(&r, '[');
        jsonline_skip(&r);
        jsonline_want(&r, ']');
        cr_expect(!r.bad && *r.at == '\0', "%s", values[i]);
    }
}

Test(jsonline, does_not_follow_a_nest_without_end)
{
    char line[4096];
    struct jsonline r = {.at = line};
    memset(line, '[', sizeof line);
    line[sizeof line - 1] = '\0';
    jsonline_skip(&r);
    cr_expect(r.bad);
}

// Every byte and every pair of bytes, written and read back: valid UTF-8 comes back as it was, and
// the line has no control character and no byte sequence that is not UTF-8.
Test(jsonline, writes_anything)
{
    for (unsigned i = 1; i < 0x10000; i++) {
        if ((i & 0xff) == 0) continue;
        char value[3] = {(char)(i & 0xff), (char)(i >> 8), '\0'}, line[64] = "";
        FILE *f = fmemopen(line, sizeof line, "w");
        jsonline_put_string(f, "", value);
        fclose(f);
        for (const char *c = line; *c; c++) cr_assert((unsigned char)*c >= 0x20);
        struct jsonline r = {.at = line};
        const char *back = jsonline_string(&r);
        cr_assert(!r.bad && *r.at == '\0', "%x", i);
        bool ascii = (i & 0x8080) == 0;
        bool two = (i & 0xc0e0) == 0x80c0 && (i & 0x1e) != 0;
        if (ascii || two)
            cr_assert_str_eq(back, value);
        else
            cr_assert(strstr(back, "\ufffd"), "%x", i);
    }
}

Test(jsonline, writes_no_number_that_json_lacks)
{
    char line[64] = "";
    FILE *f = fmemopen(line, sizeof line, "w");
    jsonline_put_number(f, "a", 0.25);
    jsonline_put_number(f, "b", -1);
    jsonline_put_number(f, "c", __builtin_inf());
    jsonline_put_number(f, "d", __builtin_nan(""));
    jsonline_put_number(f, "e", 123456789);
    fclose(f);
    cr_expect_str_eq(line, ",\"a\":0.25,\"e\":123456789");
}
