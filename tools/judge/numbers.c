// The counts in a solution's README, compared with what was measured or replaced by it.

#include "numbers.h"

#include "file.h"
#include "meter.h"
#include "span/span.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What a span asks for.
struct number {
    char label[128], kernel[48];
    const struct meter *meter; // NULL: there is none of that name
};

// "accepted/linked:requests@allocs". Without a kernel it is the first, without a meter
// instructions.
static struct number read_name(const struct span *s)
{
    struct number n = {.meter = NULL};
    char name[200];
    snprintf(name, sizeof name, "%.*s", (int)s->name_len, s->name);
    char *at = strchr(name, '@');
    const char *key = at ? at + 1 : "instructions";
    if (at) *at = 0;
    char *colon = strchr(name, ':');
    if (colon) *colon = 0;
    snprintf(n.label, sizeof n.label, "%s", name);
    snprintf(n.kernel, sizeof n.kernel, "%s", colon ? colon + 1 : "");
    for (int m = 0; m < METER_COUNT; m++)
        if (!strcmp(key, meter_all[m].key)) n.meter = &meter_all[m];
    return n;
}

// -1 where nothing of that name is measured.
static double measured(const struct number *n, const struct verdict_result *r)
{
    for (int i = 0; i < r->kernel_count && n->meter; i++)
        if (!n->kernel[0] || !strcmp(n->kernel, r->kernels[i].name))
            return meter_get(&r->kernels[i].cost[VERDICT_YOURS], n->meter);
    return -1;
}

static void format(double x, char text[32])
{
    snprintf(text, 32, x < 100 ? "%.3g" : "%.0f", x);
}

static bool other_compiler(const char *text)
{
    char here[32];
    struct span s;
    snprintf(here, sizeof here, "gcc %d", __GNUC__);
    for (; span_next(text, &s); text = s.after)
        if (span_named(&s, "compiler"))
            return s.value_len != strlen(here) || strncmp(s.value, here, s.value_len);
    return false;
}

// A label that no folder has is found when the solution is judged, for every README has one.
static bool nobodys(const struct exercise *e, const struct number *n)
{
    char folder[300];
    snprintf(folder, sizeof folder, "%s/%s", exercise_solution(e), n->label);
    bool of_folder = strncmp(n->label, "accepted/", 9) == 0 || !strncmp(n->label, "rejected/", 9);
    return !of_folder ? strcmp(n->label, "start") != 0 : access(folder, F_OK) != 0;
}

static int compare(const struct exercise *e, const char *text, const char *label,
                   const struct verdict_result *r, char *why, size_t size)
{
    struct span s;
    int wrong = 0;
    char first[300];
    for (; span_next(text, &s); text = s.after) {
        struct number n = read_name(&s);
        double is = measured(&n, r), said = strtod(s.value, NULL);
        bool ours = !strcmp(n.label, label), known = ours ? is >= 0 : true;
        if (span_named(&s, "compiler")) continue;
        if (!ours && !strcmp(label, "solution")) known = !nobodys(e, &n);
        if (!known)
            snprintf(first, sizeof first, "its README names \"%.*s\", of which there is no count",
                     (int)s.name_len, s.name);
        else if (ours && fabs(is - said) > 0.02 * is + 0.005)
            snprintf(first, sizeof first, "its README says %.*s %s, it takes %.4g",
                     (int)s.value_len, s.value, n.meter->name, is);
        else
            continue;
        if (!wrong++) snprintf(why, size, "%s", first);
    }
    return wrong;
}

static int rewrite(const char *path, const char *text, const char *label,
                   const struct verdict_result *r)
{
    FILE *f = fopen(path, "we");
    struct span s;
    if (!f) return 1;
    while (span_next(text, &s)) {
        struct number n = read_name(&s);
        double is = strcmp(n.label, label) ? -1 : measured(&n, r);
        char number[32] = "";
        if (is >= 0) format(is, number);
        const char *from = is >= 0 ? s.value + s.value_len : s.after;
        fprintf(f, "%.*s%s", (int)((is >= 0 ? s.value : s.after) - text), text, number);
        text = from;
    }
    fputs(text, f);
    return fclose(f) ? 1 : 0;
}

int numbers_check(const struct exercise *e, const char *label, const struct verdict_result *r,
                  char *why, size_t size)
{
    char path[160];
    bool record = getenv("RECORD");
    snprintf(path, sizeof path, "%s/README.md", exercise_solution(e));
    char *text = file_text(path);
    int wrong = 0;
    if (text && record) {
        wrong = rewrite(path, text, label, r);
        free(text);
        text = file_text(path);
    }
    if (text && !wrong && (record || !other_compiler(text)))
        wrong = compare(e, text, label, r, why, size);
    free(text);
    return wrong;
}
