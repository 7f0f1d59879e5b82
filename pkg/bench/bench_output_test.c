// What people and tools read: Go's format, fits, bars, plots.

#include "bench/bench_output.h"

#include "bench/bench_fit.h"
#include "bench/bench_meter.h"
#include "bench/bench_plot.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *text;
static size_t text_size;

static FILE *capture(void)
{
    free(text);
    return open_memstream(&text, &text_size);
}

// Go's rule: four significant digits under 1000, whole numbers above; the points stand in a column.
Test(format, numbers_have_four_digits_in_ten_places)
{
    for (double value = 0.0012345678; value < 1e9; value *= 3.7) {
        FILE *out = capture();
        bench_output_number(out, value, "ns/op");
        fclose(out);
        char *point = strchr(text, '.'), *end = strchr(text + 1, ' ');
        while (end[1] == ' ') end = strchr(end + 1, ' ');
        end = strstr(text, " ns/op");
        cr_assert(ne(ptr, end, NULL));
        double read = strtod(text, NULL),
               unit = value >= 999.95 ? 1 : pow(10, floor(log10(value)) - 3);
        cr_expect(le(dbl, fabs(read - value), 0.5001 * unit), "%s for %.10g", text, value);
        if (value >= 999.95)
            cr_expect(eq(ptr, point, NULL), "%s", text);
        else
            cr_expect(eq(int, (int)(point - text), 11), "%s", text);
    }
}

Test(format, numbers_round_before_they_choose_their_digits)
{
    static const struct rounds {
        double value;
        const char *text; // of Go: the edges of prettyPrint's cases
    } edges[] = {{0, "\t         0 u"},         {999.95, "\t      1000 u"},
                 {999.94, "\t       999.9 u"},  {99.995, "\t       100.0 u"},
                 {9.9995, "\t        10.00 u"}, {0.99995, "\t         1.000 u"},
                 {-12, "\t       -12.00 u"}};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        FILE *out = capture();
        bench_output_number(out, edges[i].value, "u");
        fclose(out);
        cr_expect(eq(str, text, (char *)edges[i].text));
    }
}

static struct bench_result result(const char *path, uint64_t n, double ns, double size)
{
    struct bench_result r = {.threads = 2, .n = n, .size = size};
    snprintf(r.path, sizeof r.path, "%s", path);
    r.wall_ns = (int64_t)(2 * ns * (double)n);
    r.cpu_ns = (int64_t)(ns * (double)n);
    return r;
}

// The value in front of unit, or NAN.
static double value_of(const char *line, const char *unit)
{
    const char *at = strstr(line, unit);
    if (!at || at[-1] != ' ' || !strchr("\t\n", at[strlen(unit)])) return NAN;
    for (at -= 2; *at != ' ' && *at != '\t';) at--;
    return strtod(at, NULL);
}

Test(format, a_line_has_name_n_and_values_with_units)
{
    struct bench_result r = result("churn/small_one", 1000, 50, 0);
    r.bytes = 1000;
    r.counted = true;
    r.counts = (struct allocs_counts){.allocs = 500, .bytes = 64000};
    bench_result_put(&r, "probes/op", 3.5);
    FILE *out = capture();
    bench_output_result(out, &r, 30);
    fclose(out);
    char name[160];
    uint64_t n;
    cr_assert(eq(int, sscanf(text, "%159s %lu", name, &n), 2));
    cr_expect(eq(str, name, "BenchmarkChurn/small_one-2"));
    cr_expect(eq(u64, n, 1000));
    cr_expect(eq(dbl, value_of(text, "ns/op"), 100));
    cr_expect(eq(dbl, value_of(text, "cpu-ns/op"), 50));
    cr_expect(eq(dbl, value_of(text, "MB/s"), 10000));
    cr_expect(eq(dbl, value_of(text, "probes/op"), 3.5));
    cr_expect(eq(dbl, value_of(text, "B/op"), 64));
    cr_expect(eq(dbl, value_of(text, "allocs/op"), 0.5));
    cr_expect(eq(chr, text[text_size - 1], '\n'));
    r.threads = 1;
    bench_output_name(name, r.path, r.threads);
    cr_expect(eq(str, name, "BenchmarkChurn/small_one"));
}

// Costs of a growth, with a relative noise of at most `noise`.
static struct bench_fit grown(double (*cost)(double), double noise)
{
    double size[14], costs[14];
    struct bench_random r;
    bench_random_seed(&r, 3);
    for (int i = 0; i < 14; i++) {
        size[i] = ldexp(1, 3 + i);
        double random = (double)bench_random_below(&r, 1000001) / 500000 - 1;
        costs[i] = cost(size[i]) * (1 + noise * random);
    }
    return bench_fit(size, costs, 14);
}

static double flat(double n)
{
    return 40 + 0 * n;
}
static double log_n(double n)
{
    return 30 + 7 * log2(n);
}
static double linear(double n)
{
    return 50 + 1.25 * n;
}
static double n_log_n(double n)
{
    return 3 * n * log2(n);
}
static double square(double n)
{
    return 9 + n * n / 4;
}

Test(fit, finds_the_growth)
{
    static const struct growth {
        double (*cost)(double);
        const char *name, *text;
    } growths[] = {{flat, "1", "40"},
                   {log_n, "log n", "30 + 7 x log n"},
                   {linear, "n", "50 + 1.25 x n"},
                   {n_log_n, "n log n", "3 x n log n"},
                   {square, "n^2", "9 + 0.25 x n^2"}};
    for (size_t i = 0; i < 5; i++) {
        struct bench_fit f = grown(growths[i].cost, 0);
        char words[64];
        cr_expect(eq(str, (char *)f.name, (char *)growths[i].name));
        bench_fit_text(&f, words);
        cr_expect(eq(str, words, (char *)growths[i].text));
        cr_expect(lt(dbl, f.residual, 1e-6));
        cr_expect(lt(dbl, fabs(bench_fit_at(&f, 100) / growths[i].cost(100) - 1), 1e-6));
        f = grown(growths[i].cost, 0.03);
        cr_expect(eq(str, (char *)f.name, (char *)growths[i].name), "with noise");
        cr_expect(gt(dbl, f.residual, 0.001));
        cr_expect(lt(dbl, f.residual, 0.03));
    }
    static const double two[] = {8, 16, 8, 16};
    cr_expect(eq(ptr, (void *)bench_fit(two, two, 4).name, NULL));
}

// As a loop over an array is timed: a short one overlaps with the next operation's, and beyond a
// cache each element costs more.
static double bent(double n)
{
    return 5 + n * (n < 100 ? 0.4 : n < 3000 ? 0.8 : 1.6);
}

Test(fit, leaves_out_small_sizes_where_no_growth_fits_all)
{
    struct bench_fit f = grown(bent, 0.02); // of 8 to 65536
    cr_expect(eq(str, (char *)f.name, "n"));
    cr_expect(eq(dbl, f.from, 4096));
    cr_expect(lt(dbl, f.residual, 0.02));
    cr_expect(lt(dbl, fabs(f.coefficient - 1.6), 0.05));
    cr_expect(eq(dbl, grown(linear, 0.03).from, 8), "all, where they fit");
}

Test(meter, reads_callgrinds_totals)
{
    double v[3] = {0};
    bench_meter_add("Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw Bc Bcm Bi Bim\n",
                    "1000 300 200 1 20 3 4 5 6 70 8 9 10\n", v);
    bench_meter_add("Ir sysCount sysTime\n", "11\n", v);
    cr_expect(eq(dbl, v[0], 1011));
    cr_expect(eq(dbl, v[1], 23));
    cr_expect(eq(dbl, v[2], 18));
}

Test(bars, are_as_long_as_the_median)
{
    struct bench_result r[] = {result("a", 10, 100, 0), result("a", 10, 900, 0),
                               result("a", 10, 200, 0), result("b", 10, 50, 0)};
    FILE *out = capture();
    bench_output_bars(out, r, 4, false, false);
    fclose(out);
    char *b = strstr(text, "BenchmarkB");
    size_t first = 0, second = 0;
    for (char *c = text; c < b; c++) first += *c == '#';
    for (char *c = b; *c; c++) second += *c == '#';
    cr_expect(eq(sz, first - 3, 4 * second), "the lines begin with '#', too: %s", text);
    for (size_t i = 0; i < text_size; i++)
        cr_assert(text[i] == '\n' || (text[i] >= ' ' && text[i] < 127));
}

Test(plot, writes_svg_or_says_what_is_missing)
{
    struct bench_result r[] = {
        result("walk/16", 10, 5, 16),       result("walk/64", 10, 21, 64),
        result("walk/256", 10, 78, 256),    result("churn", 10, 9, 0),
        result("odd/it's \"x\"", 10, 9, 7), result("odd/it's \"y\"", 10, 9, 8)};
    char dir[] = "/tmp/bench'plot_XXXXXX", file[64];
    cr_assert(ne(ptr, mkdtemp(dir), NULL));
    bool here = system("gnuplot --version >/dev/null 2>&1") == 0;
    const char *error = bench_plot(dir, r, 6);
    cr_expect(eq(int, !error, here), "%s", error);
    static const char *const names[] = {"walk", "walk-size", "churn", "odd", "odd-size"};
    for (int i = 0; i < 5; i++) {
        snprintf(file, sizeof file, "%s/%s.svg", dir, names[i]);
        FILE *svg = fopen(file, "r");
        char head[6] = "";
        if (svg && !fread(head, 1, 5, svg)) head[0] = '\0';
        if (svg) fclose(svg);
        cr_expect(eq(str, head, error ? "" : "<?xml"));
        unlink(file);
    }
    setenv("PATH", "", 1);
    error = bench_plot(dir, r, 6);
    cr_assert(ne(ptr, (void *)error, NULL));
    cr_expect(ne(ptr, strstr(error, "apt-get install gnuplot"), NULL));
    rmdir(dir);
}
