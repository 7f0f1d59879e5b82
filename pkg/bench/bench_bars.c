#include "bench/bench_output.h"

#include <string.h>

enum { COLUMNS = 40 };

static void print_bar(FILE *out, double columns, bool terminal, bool colour)
{
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int whole = (int)columns;
    if (colour) fputs("\033[36m", out);
    for (int i = 0; i < whole; i++) fputs(terminal ? "█" : "#", out);
    if (terminal) fputs(eighths[(int)(8 * (columns - whole))], out);
    if (colour) fputs("\033[0m", out);
    fputc('\n', out);
}

void bench_output_bars(FILE *out, const struct bench_result *results, size_t count, bool terminal,
                       bool colour)
{
    double most = 0;
    int width = 0;
    char name[160];
    for (size_t i = 0, runs; i < count; i += runs) {
        runs = bench_result_runs(results + i, count - i);
        double ns = bench_result_median(results + i, runs);
        if (ns > most) most = ns;
        bench_output_name(name, results[i].path, results[i].threads);
        if (width < (int)strlen(name)) width = (int)strlen(name);
    }
    fprintf(out, "# median cpu-ns/op\n");
    for (size_t i = 0, runs; i < count; i += runs) {
        runs = bench_result_runs(results + i, count - i);
        double ns = bench_result_median(results + i, runs);
        bench_output_name(name, results[i].path, results[i].threads);
        fprintf(out, "# %-*s %10.4g ", width, name, ns);
        print_bar(out, most > 0 ? COLUMNS * ns / most : 0, terminal, colour);
    }
}
