// Numbers are kept as text: what a program printed is what the reader sees. Only medians and ratios
// are computed; they get three digits.

#include "values.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct value {
    char *name, *text;
};

void values_free(struct values *v)
{
    for (size_t i = 0; i < v->len; i++) {
        free(v->list[i].name);
        free(v->list[i].text);
    }
    free(v->list);
    *v = (struct values){0};
}

int values_add(struct values *v, const char *name, const char *text)
{
    if (v->len == v->cap) {
        size_t cap = v->cap ? 2 * v->cap : 64;
        struct value *list = reallocarray(v->list, cap, sizeof *list);
        if (!list) return -ENOMEM;
        v->list = list;
        v->cap = cap;
    }
    struct value value = {strdup(name), strdup(text)};
    if (!value.name || !value.text) {
        free(value.name);
        free(value.text);
        return -ENOMEM;
    }
    v->list[v->len++] = value;
    return 0;
}

// "BenchmarkNAME-2": the number of CPUs goes, and is absent where it is 1.
static void bench_name(char *name)
{
    char *dash = strrchr(name, '-');
    if (dash && dash[1] && !dash[1 + strspn(dash + 1, "0123456789")]) *dash = 0;
}

static int bench_line(struct values *v, const char *line)
{
    char name[128], key[256], value[64], unit[64];
    int at = 0, used;
    if (sscanf(line, "Benchmark%127s %*u%n", name, &at) < 1 || !at) return 0;
    bench_name(name);
    while (sscanf(line + at, " %63s %63s%n", value, unit, &used) == 2) {
        snprintf(key, sizeof key, "%s.%s", name, unit);
        if (values_add(v, key, value)) return -ENOMEM;
        at += used;
    }
    return 1;
}

int values_line(struct values *v, const char *line)
{
    char name[128];
    int at = 0;
    if (strncmp(line, "m ", 2)) return bench_line(v, line);
    if (sscanf(line + 2, "%127s %n", name, &at) != 1 || !at) return 0;
    at += 2;
    char *text = strndup(line + at, strcspn(line + at, "\r\n"));
    int error = text ? values_add(v, name, text) : -ENOMEM;
    free(text);
    return error ? error : 1;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// How often name occurs; *text is the last one's, *median that of all (NAN if one is no number).
static size_t find(const struct values *v, const char *name, const char **text, double *median)
{
    double numbers[64];
    size_t n = 0;
    *median = NAN;
    for (size_t i = 0; i < v->len && n < 64; i++) {
        if (strcmp(v->list[i].name, name)) continue;
        char *end;
        *text = v->list[i].text;
        numbers[n++] = strtod(*text, &end);
        if (end == *text || *end) numbers[n - 1] = NAN;
    }
    for (size_t i = 0; i < n; i++)
        if (isnan(numbers[i])) return n;
    qsort(numbers, n, sizeof *numbers, by_size);
    if (n) *median = (numbers[(n - 1) / 2] + numbers[n / 2]) / 2;
    return n;
}

// Three digits, and never an exponent.
static void print(char *out, size_t size, double x)
{
    double a = fabs(x);
    snprintf(out, size, "%.*f", a >= 100 || a == 0 ? 0 : a >= 10 ? 1 : 2, x);
}

bool values_get(const struct values *v, const char *expression, char *out, size_t size)
{
    const char *text = NULL, *slash = strstr(expression, " / ");
    double a, b = 1;
    snprintf(out, size, "n/a");
    if (slash) {
        char first[128];
        snprintf(first, sizeof first, "%.*s", (int)(slash - expression), expression);
        if (!find(v, first, &text, &a) || !find(v, slash + 3, &text, &b)) return false;
        if (isnan(a) || isnan(b) || b == 0) return false;
        print(out, size, a / b);
        return true;
    }
    size_t n = find(v, expression, &text, &a);
    if (!n) return false;
    if (n == 1 || isnan(a))
        snprintf(out, size, "%s", text);
    else
        print(out, size, a);
    return true;
}
