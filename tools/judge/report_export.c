// A verdict for programs: JSON, and JUnit's XML.

#include "report.h"

#include "jsonline.h"
#include "meter.h"

#include <string.h>

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
