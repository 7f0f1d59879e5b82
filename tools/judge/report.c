// A verdict as a person reads it: start, yours, reference and budget side by side, then the one
// word, where it comes from, and what to type next.

#include "report.h"

#include "meter.h"
#include "style.h"
#include "work.h"

#include <string.h>

// Columns: the name, start, yours, reference, budget, and what is left of 80 says how it stands.
#define COLUMNS "  %-15s%10s%10s%10s%8s  "

// The first that tells it from the budget, of two to four digits.
static void put_times(char text[16], double ratio, const char *budget)
{
    for (int digits = 2; digits <= 4; digits++) {
        snprintf(text, 16, "x%.*f", digits, ratio);
        if (strcmp(text, budget)) return;
    }
}

// "x1.50", and "over by 4.2 (x1.61)"; where it is absolute, "57" and "over by 4.2".
static void put_budget(const struct verdict_kernel *k, const struct meter *m, char budget[16],
                       char over[48])
{
    double ratio = meter_ratio(k, m);
    char much[16], times[16];
    snprintf(much, sizeof much, "%s", meter_number(m, meter_over(k, m)));
    if (ratio < 0) {
        snprintf(budget, 16, "%.7g", meter_get(&k->budget, m));
        snprintf(over, 48, "over by %s", much);
        return;
    }
    put_times(budget, ratio, "");
    put_times(times, ratio * meter_get(&k->cost[VERDICT_YOURS], m) / meter_get(&k->budget, m),
              budget);
    snprintf(over, 48, "over by %s (%s)", much, times);
}

static bool judged(const struct verdict_kernel *k, const struct meter *m)
{
    return meter_get(&k->budget, m) >= 0 && meter_get(&k->cost[VERDICT_YOURS], m) >= 0;
}

static void print_row(FILE *out, const struct meter *m, const struct verdict_kernel *k)
{
    char budget[16], over[48];
    put_budget(k, m, budget, over);
    fprintf(out, COLUMNS, m->name, meter_number(m, meter_get(&k->cost[VERDICT_START], m)),
            meter_number(m, meter_get(&k->cost[VERDICT_YOURS], m)),
            meter_number(m, meter_get(&k->cost[VERDICT_REFERENCE], m)), budget);
    if (meter_over(k, m) > 0)
        fprintf(out, "%s%s%s\n", style_red(out), over, style_end(out));
    else
        fprintf(out, "%sok%s\n", style_green(out), style_end(out));
}

// The head stands over the first kernel, and names it where it is the only one.
static void print_kernels(FILE *out, const struct verdict_result *r)
{
    bool headed = false;
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        int rows = 0;
        for (int m = 0; m < METER_COUNT; m++) rows += judged(k, &meter_all[m]);
        if (!rows) continue;
        if (!headed)
            fprintf(out, "  %s%-15s%10s%10s%10s%8s%s\n", style_dim(out),
                    r->kernel_count > 1 ? "" : k->name, "start", "yours", "reference", "budget",
                    style_end(out));
        headed = true;
        if (r->kernel_count > 1)
            fprintf(out, "  %s%s%s\n", style_dim(out), k->name, style_end(out));
        for (int m = 0; m < METER_COUNT; m++)
            if (judged(k, &meter_all[m])) print_row(out, &meter_all[m], k);
    }
}

// What the word means, for those whose own words don't say it already.
static const char *meaning(enum verdict v)
{
    switch (v) {
    case VERDICT_GRADER_ERROR:
        return "This is our fault, not yours; nothing was recorded against you.";
    case VERDICT_LEFTOVER_PROCESS:
        return "A check ends when its program ends: nothing may outlive it.";
    case VERDICT_ENDED_EARLY:
        return "A run counts only when it comes to its end.";
    case VERDICT_LEAK:
        return "The heap grows with every run of the kernel.";
    case VERDICT_ALLOCS:
        return "The count is of a warm region: what is allocated once, before, is free.";
    default:
        return NULL;
    }
}

static void print_next(FILE *out, const struct exercise *e, const struct verdict_result *r)
{
    const char *a = e->address, *help = work_help(e); // "hint", or "solution" after the last one
    switch (r->verdict) {
    case VERDICT_GRADER_ERROR:
        return;
    case VERDICT_PASS:
        fprintf(out, "  Next: make solution-%s shows ours; make shows the map\n", a);
        return;
    case VERDICT_COMPILE:
        fprintf(out, "  Next: mend the first one, then make check-%s\n", a);
        return;
    case VERDICT_WRONG:
        fprintf(out, "  Next: make debug-%s, or make %s-%s; SEED=%llu repeats it\n", a, help, a,
                (unsigned long long)r->seed);
        return;
    case VERDICT_TIMEOUT:
    case VERDICT_INVALID:
    case VERDICT_CRASH:
    case VERDICT_TESTS:
        fprintf(out, "  Next: make debug-%s, or make %s-%s\n", a, help, a);
        return;
    default:
        fprintf(out, "  Next: make %s-%s\n", help, a);
    }
}

// A line that has no indent gets one. A compiler's are left as they are: it points at columns.
static void print_detail(FILE *out, const char *line, bool as_it_is)
{
    char text[sizeof((struct verdict_result *)0)->detail];
    int blanks = (int)strspn(line, " "), indent = blanks ? blanks : 4;
    line += blanks;
    snprintf(text, sizeof text, "%.*s", (int)strcspn(line, "\n"), line);
    if (as_it_is || indent + style_columns(text) <= style_width(out))
        fprintf(out, "%*s%s\n", indent, "", text);
    else
        style_wrap(out, indent, text);
}

static void print_verdict(FILE *out, const struct exercise *e, const struct verdict_result *r)
{
    bool pass = r->verdict == VERDICT_PASS;
    fprintf(out, "\n  %s%s%s%s", style_bold(out), pass ? style_green(out) : style_red(out),
            verdict_name(r->verdict), style_end(out));
    if (r->place[0]) fprintf(out, "  %s", r->place);
    fputc('\n', out);
    if (r->says[0]) style_wrap(out, 2, r->says);
    for (const char *at = r->detail; *at; at += strcspn(at, "\n"), at += *at == '\n')
        print_detail(out, at, r->verdict == VERDICT_COMPILE);
    if (meaning(r->verdict)) style_wrap(out, 2, meaning(r->verdict));
    if (r->printed[0]) fprintf(out, "  Your program printed: %s\n", r->printed);
    if (r->warnings[0] && r->verdict != VERDICT_COMPILE) {
        fprintf(out, "  gcc warns:\n");
        for (const char *at = r->warnings; *at; at += strcspn(at, "\n"), at += *at == '\n') {
            char line[300];
            snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
            style_wrap(out, 4, line);
        }
    }
    print_next(out, e, r);
}

void report_text(FILE *out, const struct exercise *e, const struct verdict_result *r)
{
    fprintf(out, "%s%s %s%s\n", style_bold(out), e->address, e->title, style_end(out));
    if (r->tests) {
        fprintf(out, "  %-15s  %d of %d pass\n", "tests", r->tests_passed, r->tests);
        if (r->verdict > VERDICT_WRONG && r->kernel_count)
            fprintf(out, "  %-15s  the same as the reference's (seed %llu)\n", "answers",
                    (unsigned long long)r->seed);
    }
    print_kernels(out, r);
    print_verdict(out, e, r);
}

// Times.

// 0 and the unit in which the row's largest time has at most five digits.
static double unit_of(const struct verdict_kernel *k, const char **name)
{
    static const struct {
        const char *name;
        double ns;
    } units[] = {{"ns", 1}, {"us", 1e3}, {"ms", 1e6}};
    double most = 0;
    for (int side = 0; side < VERDICT_OVERLAYS; side++)
        if (k->cost[side].time_ns > most) most = k->cost[side].time_ns;
    int i = 0;
    while (i < 2 && most / units[i].ns >= 1e5) i++;
    *name = units[i].name;
    return units[i].ns;
}

// The median and the wider side of its interval, with the digits that the latter leaves standing.
static void put_time(FILE *out, const struct verdict_cost *cost, double unit)
{
    char text[48];
    double below = cost->time_ns - cost->time_low_ns, above = cost->time_high_ns - cost->time_ns;
    double side = (below > above ? below : above) / unit;
    int digits = side >= 9.5 ? 0 : side >= 0.095 ? 1 : 2;
    snprintf(text, sizeof text, "%.*f ±%.*f", digits, cost->time_ns / unit, digits, side);
    fprintf(out, "%*s%s", 12 - style_columns(text), "", text);
}

static void put_speedup(FILE *out, const struct verdict_kernel *k)
{
    double low = k->ratio_low, ratio = k->ratio, high = k->ratio_high;
    bool slower = high < 1, same = low <= 1 && high >= 1;
    if (slower) ratio = 1 / ratio, low = 1 / k->ratio_high, high = 1 / k->ratio_low;
    int digits = ratio < 9.95 ? 2 : ratio < 99.5 ? 1 : 0;
    if (same)
        fprintf(out, "  cannot tell [%.2f, %.2f]\n", low, high);
    else
        fprintf(out, "  %.*fx [%.*f, %.*f] %s\n", digits, ratio, digits, low, digits, high,
                slower ? "slower" : "faster");
}

void report_times(FILE *out, const struct verdict_result *r)
{
    bool headed = false;
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        const char *unit;
        char label[64];
        if (!verdict_timed(k) || !(k->ratio > 0)) continue;
        if (!headed)
            fprintf(out, "\n  %s%-15s%12s%12s%12s%s\n", style_dim(out), "CPU time", "start",
                    "yours", "reference", style_end(out));
        headed = true;
        double ns = unit_of(k, &unit);
        snprintf(label, sizeof label, "%s, %s/op", k->name, unit);
        fprintf(out, "  %-15s", label);
        for (int side = 0; side < VERDICT_OVERLAYS; side++) put_time(out, &k->cost[side], ns);
        put_speedup(out, k);
    }
    if (headed)
        fprintf(
            out,
            "  %s± is the wider side of a median's 95 %% interval; time is shown, never judged%s\n",
            style_dim(out), style_end(out));
}
