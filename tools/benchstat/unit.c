// Which words are known is golang.org/x/perf/benchunit's choice; so are the prefixes, T to n and Ti
// to none, and the digits: four that count, at most ten after the point.
#include "unit.h"

#include <math.h>
#include <string.h>

// One word and whether it is below the line. `at` moves behind it and its joint.
struct word {
    const char *s;
    size_t len;
    bool below;
};

static bool next_word(const char **at, const char *end, bool *below, struct word *w)
{
    if (*at > end) return false;
    size_t len = 0;
    while (*at + len < end && !strchr("-*/", (*at)[len])) len++;
    *w = (struct word){*at, len, *below};
    *at += len;
    if (*at < end && **at != '-') *below = **at == '/'; // * goes back up
    ++*at;
    return true;
}

static bool is(const struct word *w, const char *name)
{
    return w->len == strlen(name) && memcmp(w->s, name, w->len) == 0;
}

double unit_tidy(const char *unit, size_t len, char *tidy)
{
    const char *at = unit, *end = unit + len;
    bool below = false;
    double factor = 1;
    for (struct word w; next_word(&at, end, &below, &w);) {
        if (is(&w, "ns") && !w.below) {
            tidy = stpcpy(tidy, "sec");
            factor /= 1e9;
        } else if (is(&w, "MB") && !w.below) {
            tidy = stpcpy(tidy, "B");
            factor *= 1e6;
        } else {
            tidy = mempcpy(tidy, w.s, w.len);
        }
        if (w.s + w.len < end) *tidy++ = w.s[w.len];
    }
    *tidy = '\0';
    return factor;
}

bool unit_is_binary(const char *unit)
{
    const char *end = unit + strlen(unit);
    bool below = false;
    for (struct word w; next_word(&unit, end, &below, &w);)
        if (!w.below && (is(&w, "B") || is(&w, "MB") || is(&w, "bytes"))) return true;
    return false;
}

// From where a prefix holds, and from where it shows 2 digits and 1 after the point instead of 3:
// so that rounding at four digits never makes a fifth. Decimal literals, for a product would round.
struct prefix {
    const char *name;
    double factor, from, from10, from100;
};
static const struct prefix decimal[] = {
    {"T", 1e12, 0.99995e12, 9.9995e12, 99.995e12},
    {"G", 1e9, 0.99995e9, 9.9995e9, 99.995e9},
    {"M", 1e6, 0.99995e6, 9.9995e6, 99.995e6},
    {"k", 1e3, 0.99995e3, 9.9995e3, 99.995e3},
    {"", 1e0, 0.99995e0, 9.9995e0, 99.995e0},
    {"m", 1e-3, 0.99995e-3, 9.9995e-3, 99.995e-3},
    {"µ", 1e-6, 0.99995e-6, 9.9995e-6, 99.995e-6},
    {"n", 1e-9, 0.99995e-9, 9.9995e-9, 99.995e-9},
    {0},
};
#define BINARY(name, one)                                                                          \
    {                                                                                              \
        name, one, 0.99995 * (one), 9.9995 * (one), 99.995 * (one)                                 \
    }
static const struct prefix binary[] = {
    BINARY("Ti", 0x1p40), BINARY("Gi", 0x1p30), BINARY("Mi", 0x1p20),
    BINARY("Ki", 0x1p10), BINARY("", 1.0),      {0},
};

struct unit_scale unit_scale(const double *values, size_t n, bool is_binary)
{
    double least = 0;
    for (size_t i = 0; i < n; i++) {
        double v = fabs(values[i]);
        if (v > 0 && (least == 0 || v < least)) least = v;
    }
    if (least == 0) return (struct unit_scale){1, "", 3};

    const struct prefix *p = is_binary ? binary : decimal;
    while (p[1].name != NULL && least < p->from) p++;
    struct unit_scale s = {p->factor, p->name, 3};
    if (least >= p->from100)
        s.digits = 1;
    else if (least >= p->from10)
        s.digits = 2;
    else if (least < p->from) // below the smallest prefix
        for (double ten = 1; s.digits < 10 && least / p->factor < 0.99995 / ten; ten *= 10)
            s.digits++;
    return s;
}
