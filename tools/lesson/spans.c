// A lesson is Markdown, and what is read of it is little: spans, headings, and tables whose rows
// begin with "|". A table's machine line is the last line before it with an m:machine span.

#include "spans.h"

#include "span/span.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

char *spans_fill(const char *text, const struct values *v, int *missing, FILE *log)
{
    char *copy = NULL;
    size_t size;
    struct span s;
    FILE *out = open_memstream(&copy, &size);
    if (!out) return NULL;
    *missing = 0;
    while (span_next(text, &s)) {
        char name[256], value[256];
        snprintf(name, sizeof name, "%.*s", (int)s.name_len, s.name);
        if (!values_get(v, name, value, sizeof value)) {
            (*missing)++;
            if (log) fprintf(log, "%s was not measured\n", name);
        }
        fwrite(text, 1, (size_t)(s.value - text), out);
        fputs(value, out);
        text = s.value + s.value_len;
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

enum { COLUMNS = 10, ROWS = 40, LINE = 512, PAGE = 80 };

struct table {
    char heading[LINE], machine[LINE], shown[LINE]; // shown: the machine line printed last
    char row[ROWS][LINE];
    int rows;
    bool measured; // it holds a span that is wanted
    bool printed;  // the last one was: its command may follow
};

static int cells(char *row, char *cell[COLUMNS])
{
    int n = 0;
    char *at = row + strspn(row, " ");
    at += *at == '|';
    at += strspn(at, " ");
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

// The bytes of text that go on a line of most columns: up to a blank, or all of a longer word.
static size_t fitting(const char *text, int most)
{
    size_t fits = 0;
    int columns = 0;
    for (size_t i = 0;; i++) {
        if ((text[i] == ' ' || !text[i]) && (!fits || columns <= most)) fits = i;
        if (!text[i] || (fits && columns > most)) return fits;
        columns += (text[i] & 0xc0) != 0x80;
    }
}

// The columns of its longest line, wrapped at most.
static int wrapped(const char *text, int most)
{
    int widest = 0;
    while (*text) {
        size_t len = fitting(text, most);
        char *line = strndup(text, len);
        int n = line ? width(line) : 0;
        free(line);
        if (n > widest) widest = n;
        text += len + strspn(text + len, " ");
    }
    return widest;
}

// Wraps the widest column ever narrower until the rows fit the page.
static void narrow(char *cell[ROWS][COLUMNS], const int *count, int rows, int wide[COLUMNS])
{
    int most[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) most[c] = PAGE;
    for (;;) {
        int sum = 3, widest = 0;
        memset(wide, 0, COLUMNS * sizeof *wide);
        for (int r = 0; r < rows; r++)
            for (int c = 0; r != 1 && c < count[r]; c++) {
                int n = wrapped(cell[r][c], most[c]);
                if (n > wide[c]) wide[c] = n;
            }
        for (int c = 0; c < COLUMNS; c++) {
            sum += wide[c] ? wide[c] + 2 : 0;
            if (most[c] > 1 && (most[widest] <= 1 || wide[c] > wide[widest])) widest = c;
        }
        if (sum <= PAGE || most[widest] <= 1) return;
        most[widest] = wide[widest] <= most[widest] ? wide[widest] - 1 : 1;
    }
}

// Numbers, and what stands over them, end at the right; the first column begins at the left.
static void print_row(FILE *out, char **cell, int count, const int *wide)
{
    for (bool more = true; more;) {
        more = false;
        fputs("   ", out);
        for (int c = 0; c < count; c++) {
            size_t len = fitting(cell[c], wide[c]);
            char *stop = cell[c] + len, *rest = stop + strspn(stop, " ");
            more |= *rest != 0;
            *stop = 0;
            int pad = wide[c] - width(cell[c]);
            if (pad < 0) pad = 0;
            fprintf(out, " %*s%s%*s ", c ? pad : 0, "", cell[c], c ? 0 : pad, "");
            cell[c] = rest;
        }
        fputc('\n', out);
    }
}

static void print_rows(FILE *out, struct table *t)
{
    char *cell[ROWS][COLUMNS];
    int count[ROWS], wide[COLUMNS];
    for (int r = 0; r < t->rows; r++) count[r] = cells(t->row[r], cell[r]);
    narrow(cell, count, t->rows, wide);
    for (int r = 0; r < t->rows; r++)
        if (r != 1) print_row(out, cell[r], count[r], wide); // 1: |---|---|
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

// Whether a line has a span with a value, or any where that is no matter.
static bool wanted(const char *line, size_t len, const struct values *only)
{
    char *text = strndup(line, len);
    bool is = false;
    struct span s;
    for (const char *at = text; at && !is && span_next(at, &s); at = s.after) {
        char name[256], value[256];
        snprintf(name, sizeof name, "%.*s", (int)s.name_len, s.name);
        is = !only || values_get(only, name, value, sizeof value);
    }
    free(text);
    return is;
}

void spans_tables(FILE *out, const char *text, const struct values *only)
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
            t.measured |= wanted(text, len, only);
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
