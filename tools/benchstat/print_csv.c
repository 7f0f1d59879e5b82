// A row a benchmark, with what text shows, unscaled. A file's columns are the median and its range;
// the others' are followed by the change and its p. Rows end behind their last cell, but the
// files' and the geomeans' are filled up.
#include "gonum.h"
#include "print.h"

#include <stdbool.h>
#include <string.h>

struct csv {
    FILE *out, *notes;
    size_t row;    // of the sheet, from 1
    size_t column; // where the next field goes, from 0
};

// RFC 4180, quoted where Go's encoding/csv does.
static void field(struct csv *c, const char *s)
{
    bool quote = strpbrk(s, ",\"\r\n") || *s == ' ' || *s == '\t' || *s == '\v' || *s == '\f' ||
                 strcmp(s, "\\.") == 0;
    if (c->column++ > 0) putc(',', c->out);
    if (quote) putc('"', c->out);
    for (; *s; s++) {
        if (*s == '"') putc('"', c->out);
        putc(*s, c->out);
    }
    if (quote) putc('"', c->out);
}

static void fill_to(struct csv *c, size_t column)
{
    while (c->column < column) field(c, "");
}

static void end_row(struct csv *c)
{
    putc('\n', c->out);
    c->row++;
    c->column = 0;
}

// A field's note: "B12: ...". The 27th column is BA, as Go has it, not a sheet's AA.
static void note(struct csv *c, size_t column, const char *s)
{
    char name[16], *at = name + sizeof name;
    if (*s == '\0') return;
    *--at = '\0';
    do *--at = (char)('A' + column % 26);
    while ((column /= 26) > 0);
    fprintf(c->notes, "%s%zu: %s\n", at, c->row, s);
}

static size_t column_of(size_t file)
{
    return file == 0 ? 1 : 4 * file - 1;
}

static void header(struct csv *c, const struct table *t)
{
    for (size_t file = 0; file < t->columns_len; file++) {
        fill_to(c, column_of(file));
        field(c, table_column_name(t, file));
    }
    fill_to(c, column_of(t->columns_len));
    end_row(c);
    field(c, "");
    for (size_t file = 0; file < t->columns_len; file++) {
        field(c, t->unit);
        field(c, "CI");
        if (file > 0) field(c, "vs base");
        if (file > 0) field(c, "P");
    }
    end_row(c);
}

static void row(struct csv *c, const struct table *t, size_t row)
{
    char text[TABLE_TEXT];
    field(c, table_row_name(t, row));
    for (size_t file = 0; file < t->columns_len; file++) {
        const struct table_cell *base = table_at(t, row, 0), *cell = table_at(t, row, file);
        if (cell->n == 0) continue;
        fill_to(c, column_of(file));
        field(c, gonum_shortest(text, cell->center));
        note(c, column_of(file), cell->summary_note);
        field(c, table_range(text, cell));
        if (!cell->compared) continue;
        field(c, table_delta(text, cell, base));
        note(c, column_of(file) + 2, cell->compare_note);
        field(c, table_p(text, cell, base));
    }
    end_row(c);
}

static void means(struct csv *c, const struct table *t)
{
    char text[TABLE_TEXT];
    field(c, "geomean");
    for (size_t file = 0; file < t->columns_len; file++) {
        const struct table_mean *m = &t->means[file];
        field(c, m->has_center ? gonum_shortest(text, m->center) : "");
        field(c, "");
        if (file > 0) field(c, table_mean_delta(text, m));
        if (file > 0) field(c, "");
        for (size_t i = 0; i < m->notes_len; i++) note(c, column_of(file), m->notes[i]);
    }
    end_row(c);
}

static void heading(void *ctx, const char *line)
{
    struct csv *c = ctx;
    field(c, line);
    end_row(c);
}

static void table(void *ctx, const struct table *t)
{
    struct csv *c = ctx;
    header(c, t);
    for (size_t i = 0; i < t->rows_len; i++) row(c, t, i);
    means(c, t);
}

void print_csv(struct tally *t, const struct table_options *options, FILE *out, FILE *notes)
{
    struct csv c = {.out = out, .notes = notes, .row = 1};
    print_tables(t, options, heading, table, &c);
}
