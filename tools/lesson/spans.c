// A lesson is Markdown, and what is read of it is little: spans, headings, and tables whose rows
// begin with "|". A table's machine line is the last line before it with an m:machine span.

#include "spans.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char begin[] = "<!-- m:", close[] = " -->", end[] = "<!-- /m -->";

// The next span at or after text: its name, its value. Returns where it begins, or NULL.
struct span {
    const char *name, *value, *after;
    size_t name_len, value_len;
};

static const char *next(const char *text, struct span *s)
{
    for (const char *at = text; (at = strstr(at, begin)); at++) {
        s->name = at + strlen(begin);
        const char *value = strstr(s->name, close);
        const char *stop = value ? strstr(value, end) : NULL;
        const char *other = strstr(s->name, begin);
        if (!stop || (other && other < stop)) continue; // not closed
        s->name_len = (size_t)(value - s->name);
        s->value = value + strlen(close);
        s->value_len = (size_t)(stop - s->value);
        s->after = stop + strlen(end);
        return at;
    }
    return NULL;
}

char *spans_fill(const char *text, const struct values *v, int *missing, FILE *log)
{
    char *copy = NULL;
    size_t size;
    struct span s;
    FILE *out = open_memstream(&copy, &size);
    if (!out) return NULL;
    *missing = 0;
    for (const char *at; (at = next(text, &s)); text = s.after) {
        char name[256], value[256];
        snprintf(name, sizeof name, "%.*s", (int)s.name_len, s.name);
        if (!values_get(v, name, value, sizeof value)) {
            (*missing)++;
            if (log) fprintf(log, "%s was not measured\n", name);
        }
        fwrite(text, 1, (size_t)(s.value - text), out);
        fprintf(out, "%s%s", value, end);
    }
    fputs(text, out);
    if (fclose(out) == 0) return copy;
    free(copy);
    return NULL;
}

// A line without the marks, and without the emphasis and code quotes that a terminal doesn't show.
static void plain(const char *line, size_t len, char *out, size_t size)
{
    size_t n = 0;
    for (size_t i = 0; i < len && n + 1 < size;) {
        if (!strncmp(line + i, "<!--", 4)) {
            const char *stop = strstr(line + i, "-->");
            if (stop && stop < line + len) {
                i = (size_t)(stop + 3 - line);
                continue;
            }
        }
        if (line[i] != '*' && line[i] != '`') out[n++] = line[i];
        i++;
    }
    out[n] = 0;
}

enum { COLUMNS = 10, ROWS = 40, LINE = 512 };

struct table {
    char heading[LINE], machine[LINE], shown[LINE]; // shown: the machine line printed last
    char row[ROWS][LINE];
    int rows;
    bool measured; // it holds a span
    bool printed;  // the last one was: its command may follow
};

static int cells(char *row, char *cell[COLUMNS])
{
    int n = 0;
    char *at = row + strspn(row, " |");
    while (*at && n < COLUMNS) {
        char *bar = strchr(at, '|');
        char *stop = bar ? bar : at + strlen(at);
        char *rest = bar ? bar + 1 : stop;
        while (stop > at && stop[-1] == ' ') stop--;
        *stop = 0;
        cell[n++] = at;
        at = rest + strspn(rest, " ");
    }
    return n;
}

// Columns of a character may be of several bytes: é, ×.
static int width(const char *s)
{
    int n = 0;
    for (; *s; s++) n += (*s & 0xc0) != 0x80;
    return n;
}

static void print_rows(FILE *out, struct table *t)
{
    char *cell[ROWS][COLUMNS];
    int count[ROWS], wide[COLUMNS] = {0};
    for (int r = 0; r < t->rows; r++) {
        count[r] = cells(t->row[r], cell[r]);
        for (int c = 0; r != 1 && c < count[r]; c++)
            if (width(cell[r][c]) > wide[c]) wide[c] = width(cell[r][c]);
    }
    for (int r = 0; r < t->rows; r++) {
        if (r == 1) continue; // |---|---|
        fputs("   ", out);
        for (int c = 0; c < count[r]; c++) {
            int pad = wide[c] - width(cell[r][c]);
            fprintf(out, " %*s%s%*s ", c ? pad : 0, "", cell[r][c], c ? 0 : pad, "");
        }
        fputc('\n', out);
    }
}

// A table ends where a line is no row.
static void finish(FILE *out, struct table *t)
{
    if (t->rows && t->measured) {
        if (strcmp(t->machine, t->shown)) fprintf(out, "%s\n", t->machine);
        strcpy(t->shown, t->machine);
        fputc('\n', out);
        if (*t->heading) fprintf(out, "%s\n", t->heading);
        print_rows(out, t);
        *t->heading = 0;
        t->printed = true;
    }
    t->rows = 0;
    t->measured = false;
}

void spans_tables(FILE *out, const char *text)
{
    static struct table t; // over 20 KB: too much for the stack of a function like this
    char line[LINE];
    t = (struct table){0};
    for (size_t len; *text; text += len + (text[len] == '\n')) {
        len = strcspn(text, "\n");
        plain(text, len, line, sizeof line);
        char *words = line + strspn(line, "# ");
        if (*text == '|' && t.rows < ROWS) {
            strcpy(t.row[t.rows++], line);
            t.measured |= memmem(text, len, begin, strlen(begin)) != NULL;
            continue;
        }
        finish(out, &t);
        if (*text == '#') {
            strcpy(t.heading, words);
            t.printed = false;
        } else if (memmem(text, len, "<!-- m:machine -->", 18)) {
            strcpy(t.machine, line);
        } else if (t.printed && !strncmp(words, "make ", 5)) {
            fprintf(out, "    %s\n", words);
            t.printed = false;
        }
    }
    finish(out, &t);
}
