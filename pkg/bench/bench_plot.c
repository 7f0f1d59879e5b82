// gnuplot reads plots and data from a pipe. Points of different shape and lines of different dashes
// tell series apart; colour only repeats it.

#include "bench/bench_plot.h"

#include "bench/bench_fit.h"
#include "bench/bench_output.h"

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

double bench_plot_cost(const struct bench_result *r, const char **unit)
{
    double instructions = bench_result_metric(r, "instructions/op");
    *unit = instructions >= 0 ? "instructions/op" : "cpu-ns/op";
    return instructions >= 0 ? instructions : (double)r->cpu_ns / (double)r->n;
}

// As gnuplot's strings in single quotes, where only the quote is special.
static void put_text(FILE *plot, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) fprintf(plot, text[i] == '\'' ? "''" : "%c", text[i]);
}

static void begin(FILE *plot, const char *dir, const char *path, const char *suffix)
{
    char name[160];
    snprintf(name, sizeof name, "%s", path);
    for (char *c = name; *c; c++)
        if (strchr("/'\" \\", *c)) *c = '-';
    fprintf(plot,
            "reset\nset terminal svg size 800,480 font 'sans,13' background 'white'\n"
            "set encoding utf8\nset grid ytics lc rgb '#dddddd'\nset border 3\nset tics nomirror\n"
            "set key outside top center horizontal\nset output '");
    put_text(plot, dir, strlen(dir));
    fprintf(plot, "/%s%s.svg'\n", name, suffix);
}

// A column for each bench. Its runs stand from left to right in their order, so that a drift shows.
static void put_runs(FILE *plot, const struct bench_result *results, size_t count)
{
    int column = 0;
    fprintf(plot, "$runs << EOD\n");
    for (size_t i = 0, runs; i < count; i += runs, column++) {
        runs = bench_result_runs(results + i, count - i);
        for (size_t k = 0; k < runs; k++) {
            const struct bench_result *r = &results[i + k];
            double x = column + (runs > 1 ? 0.6 * (double)k / (double)(runs - 1) - 0.3 : 0);
            fprintf(plot, "%g %g %g\n", x, (double)r->cpu_ns / (double)r->n,
                    (double)r->wall_ns / (double)r->n);
        }
    }
    fprintf(plot, "EOD\n$medians << EOD\n");
    column = 0;
    for (size_t i = 0, runs; i < count; i += runs, column++) {
        runs = bench_result_runs(results + i, count - i);
        fprintf(plot, "%d %g\n", column, bench_result_median(results + i, runs));
    }
    fprintf(plot, "EOD\nset xrange [-0.6:%g]\n", column - 0.4);
}

static void plot_runs(FILE *plot, const char *dir, const struct bench_result *results, size_t count)
{
    char name[160];
    double low = INFINITY, high = 0;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(results->path, "/"), results->path);
    begin(plot, dir, name, "");
    put_runs(plot, results, count);
    fprintf(plot, "set xtics rotate by -20 (");
    int column = 0;
    for (size_t i = 0, runs; i < count; i += runs) {
        runs = bench_result_runs(results + i, count - i);
        double ns = bench_result_median(results + i, runs);
        low = ns < low ? ns : low;
        high = ns > high ? ns : high;
        bench_output_name(name, results[i].path, results[i].threads);
        fprintf(plot, "%s'", column ? ", " : "");
        put_text(plot, name + strlen("Benchmark"), strlen(name + strlen("Benchmark")));
        fprintf(plot, "' %d", column++);
    }
    fprintf(plot, ") noenhanced\nset ylabel 'ns/op'\n");
    fprintf(plot, high > 20 * low ? "set logscale y\n" : "set yrange [0:*]\n");
    fprintf(plot,
            "plot $runs using 1:3 with points pt 1 ps 0.8 lc rgb '#b04000' title 'wall time', "
            "$runs using 1:2 with points pt 6 ps 0.9 lc rgb '#0060a0' title 'CPU time', "
            "$medians using 1:2:(0.4) with xerrorbars pt 0 lw 2 lc rgb 'black' "
            "title 'median of CPU time'\n");
}

// The results whose path is prefix[0..length) and one element more, as (size, cost) pairs.
static size_t sizes_below(const struct bench_result *results, size_t count, const char *prefix,
                          size_t length, double *size, double *cost, const char **unit)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const char *last = strrchr(results[i].path, '/');
        if (results[i].size <= 0 || !last || (size_t)(last - results[i].path) != length) continue;
        if (memcmp(results[i].path, prefix, length) != 0) continue;
        size[found] = results[i].size;
        cost[found] = bench_plot_cost(&results[i], unit);
        found += cost[found] > 0;
    }
    return found;
}

static void put_series(FILE *plot, int series, const double *size, const double *cost, size_t count,
                       const struct bench_fit *f)
{
    double high = 0;
    fprintf(plot, "$points%d << EOD\n", series);
    for (size_t i = 0; i < count; i++) {
        fprintf(plot, "%.10g %g\n", size[i], cost[i]);
        high = fmax(high, size[i]);
    }
    fprintf(plot, "EOD\n$fit%d << EOD\n", series);
    for (int i = 0; f->name && i <= 50; i++) {
        double at = f->from * pow(high / f->from, i / 50.0);
        fprintf(plot, "%g %g\n", at, bench_fit_at(f, at));
    }
    fprintf(plot, "EOD\n");
}

// The points of a series and the growth fitted to them, as terms of the plot command.
static void plot_series(FILE *plot, int series, const char *path, size_t length,
                        const struct bench_fit *f)
{
    fprintf(plot, "%s$points%d using 1:2 with points pt %d ps 1 lc %d noenhanced title '",
            series ? ", " : "plot ", series, 4 + series, series + 1);
    put_text(plot, path, length);
    fputc('\'', plot);
    if (!f->name) return;
    char text[64];
    bench_fit_text(f, text);
    fprintf(plot, ", $fit%d using 1:2 with lines dt %d lc %d noenhanced title '%s'", series,
            1 + series, series + 1, text);
}

enum { SERIES = 8 }; // of a plot: more can't be told apart

// One plot for each kernel, a series for each path below it that has sizes.
static void plot_sizes(FILE *plot, const char *dir, const struct bench_result *results,
                       size_t count)
{
    char kernel[BENCH_PATH];
    double *size = malloc(2 * count * sizeof *size), *cost = size + count;
    const char *unit = "", *paths[SERIES];
    size_t lengths[SERIES];
    struct bench_fit fits[SERIES];
    int series = 0;
    snprintf(kernel, sizeof kernel, "%.*s", (int)strcspn(results->path, "/"), results->path);
    for (size_t i = 0; size && i < count && series < SERIES; i++) {
        const char *path = results[i].path, *last = strrchr(path, '/');
        size_t length = last ? (size_t)(last - path) : 0;
        int known = 0;
        while (known < series &&
               !(lengths[known] == length && memcmp(paths[known], path, length) == 0))
            known++;
        if (known < series || results[i].size <= 0) continue;
        size_t points = sizes_below(results, count, path, length, size, cost, &unit);
        if (points < 2) continue;
        if (!series) begin(plot, dir, kernel, "-size");
        fits[series] = bench_fit(size, cost, points);
        put_series(plot, series, size, cost, points, &fits[series]);
        paths[series] = path;
        lengths[series++] = length;
    }
    free(size);
    if (!series) return;
    fprintf(plot, "set logscale xy\nset xlabel 'size'\nset ylabel '%s'\n", unit);
    for (int i = 0; i < series; i++) plot_series(plot, i, paths[i], lengths[i], &fits[i]);
    fputc('\n', plot);
}

const char *bench_plot(const char *dir, const struct bench_result *results, size_t count)
{
    if (mkdir(dir, 0777) != 0 && errno != EEXIST) return "can't make the directory of -plot";
    FILE *plot = popen("gnuplot", "w");
    if (!plot) return "can't start gnuplot";
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    sigaction(SIGPIPE, &ignore, &old); // a gnuplot that is not there reads nothing
    for (size_t i = 0, n; i < count; i += n) {
        size_t len = strcspn(results[i].path, "/") + 1;
        for (n = 1; i + n < count; n++) {
            const char *path = results[i + n].path;
            if (strcspn(path, "/") + 1 != len || strncmp(path, results[i].path, len - 1) != 0)
                break;
        }
        plot_runs(plot, dir, results + i, n);
        plot_sizes(plot, dir, results + i, n);
    }
    int status = pclose(plot);
    sigaction(SIGPIPE, &old, NULL);
    return status == 0 ? NULL : "gnuplot failed; if it is missing: apt-get install gnuplot-nox";
}
