// The tables are golang.org/x/perf/benchunit's: which units it knows, and at every border between
// two scales the text of the border's value and of the next smaller one.
#include "gonum.h"
#include "unit.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

Test(unit, tidy)
{
    static const struct {
        const char *unit, *tidy;
        double factor;
    } cases[] = {
        {"ns/op", "sec/op", 1e-9},
        {"x-ns/op", "x-sec/op", 1e-9},
        {"MB/s", "B/s", 1e6},
        {"x-MB/s", "x-B/s", 1e6},
        {"B/op", "B/op", 1},
        {"x-allocs/op", "x-allocs/op", 1},
        {"op/ns", "op/ns", 1},
        {"MB*MB/s", "B*B/s", 1e6 * 1e6},
        {"MB/MB", "B/MB", 1e6},
        {"ns", "sec", 1e-9},
        {"nsx/xns-", "nsx/xns-", 1},
        {"-ns*-/", "-sec*-/", 1e-9},
        {"B/op-ns*ns", "B/op-ns*sec", 1e-9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char tidy[64];
        double factor = unit_tidy(cases[i].unit, strlen(cases[i].unit), tidy);
        cr_assert_str_eq(tidy, cases[i].tidy);
        cr_assert_eq(factor, cases[i].factor, "%s", cases[i].unit);
    }
}

Test(unit, bytes_are_binary)
{
    static const char *const binary[] = {
        "B/op", "bytes/op", "B/s", "B/sec", "sec/B*B", "disk-B/sec", "average-RSS-bytes", "MB/s"};
    static const char *const decimal[] = {"sec/op",   "sec/B",     "sec/B/B", "sec/disk-B",
                                          "wireB/op", "allocs/op", ""};
    for (size_t i = 0; i < sizeof binary / sizeof *binary; i++)
        cr_assert(unit_is_binary(binary[i]), "%s", binary[i]);
    for (size_t i = 0; i < sizeof decimal / sizeof *decimal; i++)
        cr_assert_not(unit_is_binary(decimal[i]), "%s", decimal[i]);
}

static void shows(double v, bool binary, const char *want)
{
    struct unit_scale s = unit_scale(&v, 1, binary);
    char text[GONUM_ROOM + 8];
    gonum_fixed(text, v / s.factor, s.digits, false);
    strcat(text, s.prefix);
    cr_assert_str_eq(text, want, "%.17g is %s and not %s", v, text, want);
}

static void border(double v, bool binary, const char *at, const char *below)
{
    shows(v, binary, at);
    shows(nextafter(v, 0), binary, below);
}

Test(unit, decimal_scales)
{
    static const struct {
        double v;
        const char *at, *below;
    } cases[] = {
        {9999500000000000, "9999.5T", "9999.5T"},
        {999950000000000, "1000.0T", "999.9T"},
        {99995000000000, "100.0T", "99.99T"},
        {9999500000000, "10.00T", "9.999T"},
        {999950000000, "1.000T", "999.9G"},
        {99995000000, "100.0G", "99.99G"},
        {9999500000, "10.00G", "9.999G"},
        {999950000, "1.000G", "999.9M"},
        {99995000, "100.0M", "99.99M"},
        {9999500, "10.00M", "9.999M"},
        {999950, "1.000M", "999.9k"},
        {99995, "100.0k", "99.99k"},
        {9999.5, "10.00k", "9.999k"},
        {999.95, "1.000k", "999.9"},
        {99.995, "100.0", "99.99"},
        {9.9995, "10.00", "9.999"},
        {.99995, "1.000", "999.9m"},
        {.099995, "100.0m", "99.99m"},
        {.0099995, "10.00m", "9.999m"},
        {.00099995, "1.000m", "999.9µ"},
        {.000099995, "100.0µ", "99.99µ"},
        {.0000099995, "10.00µ", "9.999µ"},
        {.00000099995, "1.000µ", "999.9n"},
        {.000000099995, "100.0n", "99.99n"},
        {.0000000099995, "10.00n", "9.999n"},
        {.00000000099995, "1.000n", "0.9999n"},
        {.0000000000099995, "0.01000n", "0.009999n"},
        {.000000000000099995, "0.0001000n", "0.00009999n"},
        {-99995000000000, "-100.0T", "-99.99T"},
        {-.0000000099995, "-10.00n", "-9.999n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        border(cases[i].v, false, cases[i].at, cases[i].below);
    border(nextafter(.000000000099995, 1), false, "0.1000n", "0.09999n");
    border(nextafter(.00000000000000099995, 1), false, "0.000001000n", "0.0000009999n");
}

Test(unit, binary_scales)
{
    border(.99995 * 0x1p50, true, "1023.9Ti", "1023.9Ti");
    border(99.995 * 0x1p40, true, "100.0Ti", "99.99Ti");
    border(.99995 * 0x1p40, true, "1.000Ti", "1023.9Gi");
    border(9.9995 * 0x1p30, true, "10.00Gi", "9.999Gi");
    border(.99995 * 0x1p20, true, "1.000Mi", "1023.9Ki");
    border(.99995 * 0x1p10, true, "1.000Ki", "1023.9");
    border(.99995, true, "1.000", "0.9999");
    border(.00000099995, true, "0.000001000", "0.0000009999");
    border(.00000009995, true, "0.0000001000", "0.0000000999"); // ten places, and no more
    border(.00000000005, true, "0.0000000001", "0.0000000000");
}

Test(unit, a_row_is_scaled_by_its_smallest)
{
    const double v[] = {0, -1002e-9, 501.5e-9, INFINITY};
    struct unit_scale s = unit_scale(v, 4, false);
    cr_assert(strcmp(s.prefix, "n") == 0 && s.digits == 1);
    shows(0, false, "0.000");
    shows(0, true, "0.000");
    s = unit_scale(v, 0, true);
    cr_assert(s.factor == 1 && s.digits == 3);
}
