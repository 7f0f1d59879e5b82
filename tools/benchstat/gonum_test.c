// What Go's fmt, strconv and math do, as seen in its output.
#include "gonum.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <string.h>

Test(gonum, shortest)
{
    static const struct {
        double v;
        const char *want;
    } cases[] = {
        {0, "0"},
        {1, "1"},
        {512, "512"},
        {-2.5, "-2.5"},
        {0.95, "0.95"},
        {1e-5, "1e-05"},
        {0.0001, "0.0001"},
        {0.00012345, "0.00012345"},
        {123456, "123456"},
        {200000, "200000"},
        {1e6, "1e+06"},
        {2097152, "2.097152e+06"},
        {123456.7, "123456.7"},
        {1234567.8, "1.2345678e+06"},
        {1e21, "1e+21"},
        {1e-50, "1e-50"},
        {0.1 + 0.2, "0.30000000000000004"},
        {INFINITY, "+Inf"},
        {-INFINITY, "-Inf"},
        {NAN, "NaN"},
        {1.00205e-06, "1.00205e-06"},
        {1.3094999999999999e-08, "1.3094999999999999e-08"},
        {5e-324, "5e-324"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[GONUM_ROOM];
        cr_assert_str_eq(gonum_shortest(text, cases[i].v), cases[i].want);
    }
}

Test(gonum, fixed)
{
    char text[GONUM_ROOM];
    cr_assert_str_eq(gonum_fixed(text, 1.25, 1, false), "1.2");
    cr_assert_str_eq(gonum_fixed(text, 0.5, 2, true), "+0.50");
    cr_assert_str_eq(gonum_fixed(text, -0.0, 2, true), "-0.00");
    cr_assert_str_eq(gonum_fixed(text, INFINITY, 2, false), "+Inf");
    cr_assert_str_eq(gonum_fixed(text, NAN, 2, true), "+NaN");
    cr_assert_eq(strlen(gonum_fixed(text, -1.7e308, 10, false)), 1 + 309 + 11);
}

// From published CSV output of benchstat: a column, its geometric mean.
Test(gonum, geomean_to_the_last_digit)
{
    static const struct {
        const char *want;
        double x[6]; // ended by a 0
    } cases[] = {
        {"2.6051710846973514e-07", {100 * 1e-9, 200 * 1e-9, 300 * 1e-9, 400 * 1e-9, 500 * 1e-9}},
        {"2.6307168652587084e-07", {100 * 1e-9, 200 * 1e-9, 300 * 1e-9, 420 * 1e-9, 500 * 1e-9}},
        {"254.78858915423805", {128, 64, 1000, 256, 512}},
        {"268.51505739222307", {128, 64, 1300, 256, 512}},
        {"4.128917917333368", {3, 2, 5, 4, 10}},
        {"4.3513590432788245", {3, 2, 5, 4, 13}},
        {"3.1606961258558185e-07", {1.0000000000000001e-07, 9.99e-07}},
        {"7.071067811865489e-08", {1.0000000000000001e-07, 5.0000000000000004e-08}},
        {"4.926293853225166e-07", {1.00205e-06, 9.111000000000001e-06, 1.3094999999999999e-08}},
        {"3.965843643589424e-07", {5.015e-07, 8.7805e-06, 1.4165000000000001e-08}},
        {"1.416864937105863e-06", {1.0025000000000001e-06, 2.0025e-06}},
        {"141.42135623730945", {100, 200}},
        {"2.9999999999999984e-08", {3.0000000000000004e-08}},
        {"7.999999999999998", {8}},
        {"10.000000000000002", {10}},
        {"1871.9999999999993", {1872}},
        {"185.49999999999994", {185.5}},
        {"1", {1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = 0;
        while (n < 6 && cases[i].x[n] > 0) n++;
        char text[GONUM_ROOM];
        cr_assert_str_eq(gonum_shortest(text, gonum_geomean(cases[i].x, n)), cases[i].want);
    }
}

// Against the C library's, over the whole range: no two of them are further apart than rounding.
Test(gonum, geomean_is_near)
{
    for (int e = -1070; e < 1020; e += 7) {
        double x[] = {ldexp(1.1, e), ldexp(1.9, e)}, want = ldexp(sqrt(1.1 * 1.9), e);
        cr_assert_leq(fabs(gonum_geomean(x, 2) - want), 1e-12 * want + 5e-324, "2^%d", e);
    }
    const double zero[] = {1, 0}, infinite[] = {1, INFINITY};
    cr_assert(isnan(gonum_geomean(zero, 2)) && isnan(gonum_geomean(zero, 0)));
    cr_assert_eq(gonum_geomean(infinite, 2), INFINITY);
}

static void reads(const char *s, int error, double want)
{
    double v = -1;
    cr_assert_eq(gonum_float(s, strlen(s), &v), error, "%s", s);
    if (error == 0) cr_assert(v == want || (isnan(v) && isnan(want)), "%s is %g", s, v);
}

Test(gonum, reads_floats)
{
    reads("1", 0, 1);
    reads("-1.5e+3", 0, -1500);
    reads("+.5", 0, 0.5);
    reads("5.", 0, 5);
    reads("0X1.8P1", 0, 3);
    reads("iNf", 0, INFINITY);
    reads("-infinity", 0, -INFINITY);
    reads("NaN", 0, NAN);
    reads("1e-400", 0, 0);
    reads("1e400", -ERANGE, 0);
    static const char *const bad[] = {"",    " 1",   "1 ",   "+",     ".",   "e1", "1e",  "1e+",
                                      "0x1", "0xp1", "-nan", "infin", "1,5", "1d", "0b1", "--1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) reads(bad[i], -EINVAL, 0);
}

Test(gonum, reads_integers)
{
    long long v;
    cr_assert(gonum_int("+12", 3, &v) == 0 && v == 12);
    cr_assert(gonum_int("-9223372036854775808", 20, &v) == 0 && v == LLONG_MIN);
    cr_assert(gonum_int("9223372036854775807", 19, &v) == 0 && v == LLONG_MAX);
    cr_assert_eq(gonum_int("9223372036854775808", 19, &v), -ERANGE);
    cr_assert_eq(gonum_int("99999999999999999999x", 21, &v), -EINVAL);
    static const char *const bad[] = {"", "+", "-", "1.0", "0x1", "1_0", " 1", "--1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_assert_eq(gonum_int(bad[i], strlen(bad[i]), &v), -EINVAL, "%s", bad[i]);
}
