// A verdict as a person reads it: start, yours, reference and budget side by side, then the one
// word, where it comes from, and what to type next.

#include "report.h"

#include "jsonline.h"
#include "meter.h"
#include "style.h"

#include <string.h>

static void print_row(FILE *out, const struct meter *m, const struct verdict_kernel *k)
{
    double budget = meter_get(&k->budget, m), yours = meter_get(&k->cost[VERDICT_YOURS], m);
    if (budget < 0 || yours < 0) return;
    fprintf(out, "  %-17s %12s %12s %12s %10s   ", m->name,
            verdict_number(meter_get(&k->cost[VERDICT_START], m)), verdict_number(yours),
            verdict_number(meter_get(&k->cost[VERDICT_REFERENCE], m)), verdict_number(budget));
    if (meter_over(k, m) == 0)
        fprintf(out, "%sok%s\n", style_green(out), style_end(out));
    else
        fprintf(out, "%sover%s\n", style_red(out), style_end(out));
}

static void print_kernels(FILE *out, const struct verdict_result *r)
{
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        if (k->cost[VERDICT_YOURS].allocs < 0 && k->cost[VERDICT_YOURS].instructions < 0) continue;
        if (!i)
            fprintf(out, "  %s%-17s %12s %12s %12s %10s%s\n", style_dim(out),
                    r->kernel_count > 1 ? "" : k->name, "start", "yours", "reference", "budget",
                    style_end(out));
        if (r->kernel_count > 1)
            fprintf(out, "  %s%s%s\n", style_dim(out), k->name, style_end(out));
        for (int m = 0; m < METER_COUNT; m++) print_row(out, &meter_all[m], k);
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
    const char *a = e->address;
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
        fprintf(out, "  Next: make debug-%s, or make hint-%s; SEED=%llu repeats it\n", a, a,
                (unsigned long long)r->seed);
        return;
    case VERDICT_TIMEOUT:
    case VERDICT_INVALID:
    case VERDICT_CRASH:
    case VERDICT_TESTS:
        fprintf(out, "  Next: make debug-%s, or make hint-%s\n", a, a);
        return;
    default:
        fprintf(out, "  Next: make hint-%s\n", a);
    }
}

static void print_verdict(FILE *out, const struct exercise *e, const struct verdict_result *r)
{
    bool pass = r->verdict == VERDICT_PASS;
    fprintf(out, "\n  %s%s%s%s", style_bold(out), pass ? style_green(out) : style_red(out),
            verdict_name(r->verdict), style_end(out));
    if (r->place[0]) fprintf(out, "  %s", r->place);
    fputc('\n', out);
    if (r->says[0]) style_wrap(out, 2, r->says);
    if (r->detail[0]) {
        for (const char *at = r->detail; *at;) {
            int len = (int)strcspn(at, "\n");
            fprintf(out, "%s%.*s\n", at[0] == ' ' ? "" : "    ", len, at);
            at += len + (at[len] == '\n');
        }
    }
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
        fprintf(out, "  %-17s %d of %d pass\n", "tests", r->tests_passed, r->tests);
        if (r->verdict > VERDICT_WRONG && r->kernel_count)
            fprintf(out, "  %-17s the same as the reference's (seed %llu)\n", "answers",
                    (unsigned long long)r->seed);
    }
    print_kernels(out, r);
    print_verdict(out, e, r);
}

// Times.

static const char *with_spread(const struct verdict_cost *cost)
{
    static char texts[4][40];
    static int turn;
    char *text = texts[turn++ % 4];
    double half = (cost->time_high_ns - cost->time_low_ns) / 2;
    snprintf(text, 40, "%s ±%.0f%%", verdict_number(cost->time_ns),
             cost->time_ns > 0 ? 100 * half / cost->time_ns : 0);
    return text;
}

void report_times(FILE *out, const struct verdict_result *r)
{
    bool any = false;
    for (int i = 0; i < r->kernel_count; i++)
        any |= verdict_timed(&r->kernels[i]) && r->kernels[i].ratio > 0;
    if (!any) return;
    fprintf(out, "\n  %s%-17s %13s %13s %13s%s\n", style_dim(out), "CPU ns/op, 95 %", "start",
            "yours", "reference", style_end(out));
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        if (!verdict_timed(k)) continue;
        fprintf(out, "  %-17s %14s %14s %14s", k->name, with_spread(&k->cost[VERDICT_START]),
                with_spread(&k->cost[VERDICT_YOURS]), with_spread(&k->cost[VERDICT_REFERENCE]));
        if (k->ratio_low <= 1 && k->ratio_high >= 1)
            fprintf(out, "  ~ [%.2f, %.2f]\n", k->ratio_low, k->ratio_high);
        else
            fprintf(out, "  %.2fx [%.2f, %.2f]\n", k->ratio, k->ratio_low, k->ratio_high);
    }
    fprintf(
        out,
        "  %sat the right how many times faster than the start; ~ cannot tell. Never judged%s\n",
        style_dim(out), style_end(out));
}

// For programs.

static void json_cost(FILE *out, const char *name, const struct verdict_cost *cost)
{
    fprintf(out, ",\"%s\":{", name);
    const char *comma = "";
    for (const struct meter *m = meter_all; m < meter_all + METER_COUNT; m++)
        if (meter_get(cost, m) >= 0) {
            fprintf(out, "%s\"%s\":%.10g", comma, m->name, meter_get(cost, m));
            comma = ",";
        }
    if (cost->time_ns >= 0) fprintf(out, "%s\"cpu-ns/op\":%.6g", comma, cost->time_ns);
    fputc('}', out);
}

int report_json(FILE *out, const struct verdict_result *r)
{
    const struct {
        const char *name, *text;
    } texts[] = {{"exercise", r->exercise}, {"overlay", r->overlay},
                 {"key", r->key},           {"verdict", verdict_name(r->verdict)},
                 {"kernel", r->kernel},     {"place", r->place},
                 {"says", r->says},         {"detail", r->detail}};
    char name[32];
    fputc('{', out);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        snprintf(name, sizeof name, "%s\"%s\":", i ? "," : "", texts[i].name);
        jsonline_put_string(out, name, texts[i].text);
    }
    fprintf(out,
            ",\"seed\":%llu,\"op\":%lld,\"tests\":%d,\"passed\":%d,\"seconds\":%.3f,\"kernels\":[",
            (unsigned long long)r->seed, (long long)r->op, r->tests, r->tests_passed, r->seconds);
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        jsonline_put_string(out, i ? ",{\"name\":" : "{\"name\":", k->name);
        json_cost(out, "budget", &k->budget);
        json_cost(out, "start", &k->cost[VERDICT_START]);
        json_cost(out, "yours", &k->cost[VERDICT_YOURS]);
        json_cost(out, "reference", &k->cost[VERDICT_REFERENCE]);
        if (k->ratio > 0)
            fprintf(out, ",\"speedup\":[%.4g,%.4g,%.4g]", k->ratio_low, k->ratio, k->ratio_high);
        fputc('}', out);
    }
    fputs("]}\n", out);
    return ferror(out) ? -1 : 0;
}

static void xml_string(FILE *out, const char *text)
{
    for (const unsigned char *p = (const unsigned char *)text; *p; p++) switch (*p) {
        case '<':
            fputs("&lt;", out);
            break;
        case '>': // of "]]>"
            fputs("&gt;", out);
            break;
        case '&':
            fputs("&amp;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\n':
            fputs("&#10;", out);
            break;
        default:
            fputc(*p < ' ' ? '?' : *p, out);
        }
}

int report_junit(FILE *out, const struct verdict_result *results, int count)
{
    int failures = 0, errors = 0;
    for (int i = 0; i < count; i++) {
        errors += results[i].verdict == VERDICT_GRADER_ERROR;
        failures +=
            results[i].verdict != VERDICT_GRADER_ERROR && results[i].verdict != VERDICT_PASS;
    }
    fprintf(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"perflings\" tests=\"%d\" "
        "failures=\"%d\" errors=\"%d\">\n",
        count, failures, errors);
    for (int i = 0; i < count; i++) {
        const struct verdict_result *r = &results[i];
        bool error = r->verdict == VERDICT_GRADER_ERROR;
        fprintf(out, "  <testcase classname=\"perflings\" name=\"%s\" time=\"%.3f\">", r->exercise,
                r->seconds);
        if (r->verdict != VERDICT_PASS) {
            fprintf(out, "<%s type=\"%s\" message=\"", error ? "error" : "failure",
                    verdict_name(r->verdict));
            xml_string(out, r->says);
            fputs("\">", out);
            xml_string(out, r->place);
            fputs("\n", out);
            xml_string(out, r->detail);
            fprintf(out, "</%s>", error ? "error" : "failure");
        }
        fputs("</testcase>\n", out);
    }
    fputs("</testsuite>\n", out);
    return ferror(out) ? -1 : 0;
}
