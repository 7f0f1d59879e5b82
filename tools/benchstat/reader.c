// The words of the warnings are Go's. Whitespace is Unicode's, as in Go's unicode.IsSpace; whether
// a key is lower case is asked of ASCII only.
#include "reader.h"

#include "gonum.h"
#include "memory.h"
#include "unit.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct text {
    const char *s;
    size_t len;
};

struct line {
    struct tally *tally;
    const char *file;
    unsigned long number;
    FILE *warnings;
    struct text rest;
};

static void warn(const struct line *l, const char *message)
{
    fprintf(l->warnings, "%s:%lu: %s\n", l->file, l->number, message);
}

// The length of the white space that t begins with, 0 for another character.
static size_t space_at(struct text t)
{
    // In UTF-8: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    static const char *const wide[] = {"\u00a0", "\u1680", "\u2000", "\u2001",  "\u2002",
                                       "\u2003", "\u2004", "\u2005", "\u2006",  "\u2007",
                                       "\u2008", "\u2009", "\u200a", "\u2028",  "\u2029",
                                       "\u202f", "\u205f", "\u3000", "\xc2\x85"};
    if (t.len == 0) return 0;
    if (strchr(" \t\n\v\f\r", *t.s) != NULL) return *t.s != '\0';
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (t.len >= strlen(wide[i]) && memcmp(t.s, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

static void skip(struct text *t, size_t len)
{
    t->s += len;
    t->len -= len;
}

// The next word of t, empty at its end.
static struct text next_word(struct text *t)
{
    for (size_t n; (n = space_at(*t)) > 0;) skip(t, n);
    struct text word = {t->s, 0};
    while (t->len > 0 && space_at(*t) == 0) skip(t, 1);
    word.len = (size_t)(t->s - word.s);
    return word;
}

static bool begins(struct text t, const char *prefix)
{
    return t.len >= strlen(prefix) && memcmp(t.s, prefix, strlen(prefix)) == 0;
}

static const char *number_error(int error)
{
    return error == -ERANGE ? "value out of range" : "invalid syntax";
}

// "<value> <unit>" to the end of the line: into `tally` if there is one, else only checked, so that
// a malformed line leaves nothing behind.
static bool measurements(struct line *l, struct text name, struct tally *tally)
{
    char message[64];
    struct text rest = l->rest;
    for (struct text value; (value = next_word(&rest)).len > 0;) {
        double v = 0;
        int error = gonum_float(value.s, value.len, &v);
        struct text unit = next_word(&rest);
        if (error != 0) {
            snprintf(message, sizeof message, "parsing measurement: %s", number_error(error));
            return warn(l, message), false;
        }
        if (unit.len == 0) return warn(l, "missing units"), false;
        if (tally == NULL) continue;
        char *tidy = memory_new(3 * unit.len + 1, 1);
        double scaled = v * unit_tidy(unit.s, unit.len, tidy);
        // What tidying does not change, 0 and infinity, stays in the unit it was given in: so that
        // 0 ns/op gets a table beside sec/op, as in Go.
        if (scaled == v) *(char *)mempcpy(tidy, unit.s, unit.len) = '\0';
        tally_add(tally, name.s, name.len, tidy, scaled);
        free(tidy);
    }
    return true;
}

static void benchmark_line(struct line *l)
{
    char message[64];
    size_t len = l->rest.len;
    struct text name = next_word(&l->rest), count = next_word(&l->rest), peek = l->rest;
    if (name.len == len) return; // only its name: what go test -v says when it begins
    if (count.len == 0) return warn(l, "missing iteration count");
    skip(&name, strlen("Benchmark"));
    long long iterations;
    int error = gonum_int(count.s, count.len, &iterations);
    if (error != 0) {
        snprintf(message, sizeof message, "parsing iteration count: %s", number_error(error));
        warn(l, message);
    } else if (next_word(&peek).len == 0) {
        warn(l, "missing measurements");
    } else if (measurements(l, name, NULL)) {
        measurements(l, name, l->tally);
    }
}

static void metadata(struct line *l, struct text unit, const char *tidy, struct text pair)
{
    const char *equals = memchr(pair.s, '=', pair.len);
    if (equals == NULL || equals == pair.s) return warn(l, "expected key=value");
    struct text key = {pair.s, (size_t)(equals - pair.s)}, value = pair;
    skip(&value, key.len + 1);
    const char *said = tally_describe(l->tally, tidy, key.s, key.len, value.s, value.len);
    if (said != NULL)
        fprintf(l->warnings, "%s:%lu: metadata %.*s of unit %.*s already set to %s\n", l->file,
                l->number, (int)key.len, key.s, (int)unit.len, unit.s, said);
}

static void unit_line(struct line *l)
{
    next_word(&l->rest);
    struct text unit = next_word(&l->rest);
    if (unit.len == 0) return warn(l, "missing unit");
    char *tidy = memory_new(3 * unit.len + 1, 1);
    unit_tidy(unit.s, unit.len, tidy);
    for (struct text pair; (pair = next_word(&l->rest)).len > 0;) metadata(l, unit, tidy, pair);
    free(tidy);
}

// "key: value", where a key begins in lower case and has neither upper case nor space.
static void config_line(struct line *l)
{
    struct text t = l->rest, key = {t.s, 0};
    if (t.len == 0 || *t.s < 'a' || *t.s > 'z') return;
    for (; t.len > 0 && *t.s != ':'; skip(&t, 1))
        if (space_at(t) || (*t.s >= 'A' && *t.s <= 'Z')) return;
    if (t.len == 0) return;
    key.len = (size_t)(t.s - key.s);
    skip(&t, 1);
    if (t.len > 0 && *t.s != ' ' && *t.s != '\t') return;
    while (t.len > 0 && (*t.s == ' ' || *t.s == '\t')) skip(&t, 1);
    tally_configure(l->tally, key.s, key.len, t.s, t.len);
}

static void read_line(struct line *l)
{
    struct text after = {l->rest.s + strlen("Unit"), l->rest.len - strlen("Unit")};
    if (begins(l->rest, "Benchmark"))
        benchmark_line(l);
    else if (begins(l->rest, "Unit") && (after.len == 0 || space_at(after)))
        unit_line(l);
    else
        config_line(l);
}

int reader_read(struct tally *t, FILE *in, const char *name, FILE *warnings)
{
    struct line l = {.tally = t, .file = name, .warnings = warnings};
    char *line = NULL;
    size_t room = 0;
    errno = 0;
    for (ssize_t len; (len = getline(&line, &room, in)) >= 0; errno = 0) {
        if (len > 0 && line[len - 1] == '\n') len--;
        if (len > 0 && line[len - 1] == '\r') len--;
        l.number++;
        l.rest = (struct text){line, (size_t)len};
        read_line(&l);
    }
    int error = ferror(in) ? -errno : 0;
    free(line);
    return error;
}
