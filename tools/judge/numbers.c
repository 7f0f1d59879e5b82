// The instruction counts in a solution's README, compared with what was measured or replaced by it.

#include "numbers.h"

#include "meter.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char open_mark[] = "<!-- m:", close_mark[] = "<!-- /m -->";

struct span {
    char label[160];
    const char *value; // in the text
    size_t len;
};

static bool next_span(const char **at, struct span *s)
{
    while ((*at = strstr(*at, open_mark))) {
        const char *name = *at + strlen(open_mark), *end = strstr(name, " -->");
        const char *value = end ? end + 4 : NULL, *stop = value ? strstr(value, close_mark) : NULL;
        *at = name;
        if (!stop) continue;
        snprintf(s->label, sizeof s->label, "%.*s", (int)(end - name), name);
        s->value = value;
        s->len = (size_t)(stop - value);
        return true;
    }
    return false;
}

static char *read_text(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    FILE *f = fopen(path, "r");
    if (!f) return NULL;
    if (getdelim(&text, &size, 0, f) < 0) {
        free(text);
        text = NULL;
    }
    fclose(f);
    return text;
}

// "@allocs", the meter of a span; instructions where it says none.
static const struct meter *meter_named(const char *text)
{
    const char *key = *text == '@' ? text + 1 : "instructions";
    for (const struct meter *m = meter_all; m < meter_all + METER_COUNT; m++)
        if (!strcmp(key, m->key)) return m;
    return NULL;
}

// What span, "LABEL[:KERNEL][@METER]", should say; -1 if it is none of this label's.
static double measured(const char *span, const char *label, const struct verdict_result *r)
{
    size_t len = strlen(label);
    const char *meter = span + strcspn(span, "@"), *kernel = span + len;
    if (strncmp(span, label, len) || (*kernel && *kernel != ':' && *kernel != '@')) return -1;
    const struct meter *m = meter_named(meter);
    size_t kernel_len = kernel < meter ? (size_t)(meter - kernel - 1) : 0;
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        if (kernel_len &&
            (strlen(k->name) != kernel_len || strncmp(kernel + 1, k->name, kernel_len)))
            continue;
        return m ? meter_get(&k->cost[VERDICT_YOURS], m) : -1;
    }
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
    for (const char *at = text; next_span(&at, &s);)
        if (!strcmp(s.label, "compiler"))
            return s.len != strlen(here) || strncmp(s.value, here, s.len);
    return false;
}

static int compare(const char *text, const char *label, const struct verdict_result *r, char *why,
                   size_t size)
{
    struct span s;
    int wrong = 0;
    for (const char *at = text; next_span(&at, &s);) {
        double is = measured(s.label, label, r), said = strtod(s.value, NULL);
        if (is < 0 || fabs(is - said) <= 0.02 * is + 0.005) continue;
        if (!wrong++)
            snprintf(why, size, "its README says %.*s instructions, it takes %.4g", (int)s.len,
                     s.value, is);
    }
    return wrong;
}

static int rewrite(const char *path, const char *text, const char *label,
                   const struct verdict_result *r)
{
    FILE *f = fopen(path, "w");
    const char *from = text;
    struct span s;
    if (!f) return 1;
    for (const char *at = text; next_span(&at, &s);) {
        double is = measured(s.label, label, r);
        if (is < 0) continue;
        char number[32];
        format(is, number);
        fprintf(f, "%.*s%s", (int)(s.value - from), from, number);
        from = s.value + s.len;
    }
    fputs(from, f);
    return fclose(f) ? 1 : 0;
}

int numbers_check(const struct exercise *e, const char *label, const struct verdict_result *r,
                  char *why, size_t size)
{
    char path[160];
    snprintf(path, sizeof path, "%s/README.md", exercise_solution(e));
    char *text = read_text(path);
    int wrong = 0;
    if (text && getenv("RECORD"))
        wrong = rewrite(path, text, label, r);
    else if (text && !other_compiler(text))
        wrong = compare(text, label, r, why, size);
    free(text);
    return wrong;
}
