// Of each file's columns the first are the median, its range and a note's number. The others' are
// followed by the change, its p and a note's number:
//
//              │    old.txt    │               new.txt               │
//              │    sec/op     │   sec/op     vs base                │
//     Name-8     1.000µ ± ∞ ¹    900.0n ± 2%  -10.00% (p=0.004 n=5+6)
#include "gonum.h"
#include "layout.h"
#include "memory.h"
#include "print.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { CENTER, RANGE, NOTE, DELTA, P, DELTA_NOTE, GROUP }; // in a group of columns

static size_t column_of(size_t file, int part)
{
    return 1 + file * GROUP - (file > 0 ? GROUP - DELTA : 0) + (size_t)part;
}

// The notes below a table, each but once.
struct notes {
    const char **text;
    size_t len;
};

// Appends the number of a note in superscript, with a space between it and those before.
static void number_note(struct notes *n, const char *note, char *numbers)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    char decimal[24];
    size_t i = 0;
    while (i < n->len && strcmp(n->text[i], note) != 0) i++;
    if (i == n->len) {
        n->text = memory_grow(n->text, n->len, sizeof *n->text);
        n->text[n->len++] = note;
    }
    if (*numbers) strcat(numbers, " ");
    snprintf(decimal, sizeof decimal, "%zu", i + 1);
    for (const char *d = decimal; *d; d++) strcat(numbers, digits[*d - '0']);
}

static void note_cell(struct layout *l, size_t column, struct notes *n, const char *const *notes,
                      size_t notes_len)
{
    char numbers[256] = "";
    for (size_t i = 0; i < notes_len; i++)
        if (*notes[i]) number_note(n, notes[i], numbers);
    if (*numbers == '\0') return;
    layout_skip_to(l, column);
    layout_cell(l, 1, numbers, LAYOUT_LEFT, " ");
}

static void header(struct layout *l, const struct table *t)
{
    layout_row(l);
    for (size_t file = 0; file < t->columns_len; file++) {
        layout_skip_to(l, column_of(file, CENTER));
        layout_cell(l, file > 0 ? GROUP : DELTA, table_column_name(t, file), LAYOUT_CENTER, " │ ");
    }
    layout_cell(l, 1, "", LAYOUT_LEFT, " │");
    layout_row(l);
    for (size_t file = 0; file < t->columns_len; file++) {
        layout_skip_to(l, column_of(file, CENTER));
        layout_cell(l, DELTA, t->unit, LAYOUT_CENTER, " │ ");
        if (file > 0) layout_cell(l, GROUP - DELTA, "vs base", LAYOUT_LEFT, "  ");
    }
    layout_cell(l, 1, "", LAYOUT_LEFT, " │");
}

static void scaled_cell(struct layout *l, size_t file, double v, const struct unit_scale *s)
{
    char text[GONUM_ROOM + 8];
    gonum_fixed(text, v / s->factor, s->digits, false);
    layout_skip_to(l, column_of(file, CENTER));
    layout_cell(l, 1, strcat(text, s->prefix), LAYOUT_RIGHT, "   ");
}

static void row(struct layout *l, const struct table *t, size_t row, struct notes *n)
{
    double *centers = memory_new(t->columns_len, sizeof *centers);
    for (size_t file = 0; file < t->columns_len; file++)
        centers[file] = table_at(t, row, file)->center; // 0 if there is none
    struct unit_scale s = unit_scale(centers, t->columns_len, unit_is_binary(t->unit));
    free(centers);

    layout_row(l);
    layout_cell(l, 1, table_row_name(t, row), LAYOUT_LEFT, "");
    for (size_t file = 0; file < t->columns_len; file++) {
        const struct table_cell *base = table_at(t, row, 0), *c = table_at(t, row, file);
        char text[TABLE_TEXT], p[TABLE_TEXT + 2];
        if (c->n == 0) continue;
        scaled_cell(l, file, c->center, &s);
        layout_cell(l, 1, table_range(text, c), LAYOUT_RIGHT, " ± ");
        note_cell(l, column_of(file, NOTE), n, (const char *[]){c->summary_note}, 1);
        if (!c->compared) continue;
        layout_skip_to(l, column_of(file, DELTA));
        layout_cell(l, 1, table_delta(text, c, base), LAYOUT_RIGHT, "  ");
        snprintf(p, sizeof p, "(%s)", table_p(text, c, base));
        layout_cell(l, 1, p, LAYOUT_LEFT, " ");
        note_cell(l, column_of(file, DELTA_NOTE), n, (const char *[]){c->compare_note}, 1);
    }
}

static void means(struct layout *l, const struct table *t, struct notes *n)
{
    layout_row(l);
    layout_cell(l, 1, "geomean", LAYOUT_LEFT, "");
    for (size_t file = 0; file < t->columns_len; file++) {
        const struct table_mean *m = &t->means[file];
        struct unit_scale s = unit_scale(&m->center, 1, unit_is_binary(t->unit));
        char text[TABLE_TEXT];
        if (m->has_center) scaled_cell(l, file, m->center, &s);
        if (file > 0) {
            layout_skip_to(l, column_of(file, DELTA));
            layout_cell(l, 1, table_mean_delta(text, m), m->has_ratio ? LAYOUT_RIGHT : LAYOUT_LEFT,
                        "  ");
        }
        note_cell(l, column_of(file, file > 0 ? DELTA_NOTE : NOTE), n, m->notes, m->notes_len);
    }
}

static void table(void *ctx, const struct table *t)
{
    FILE *out = ctx;
    struct layout l;
    struct notes n = {0};
    layout_init(&l, column_of(t->columns_len, CENTER) + 1);
    for (size_t file = 0; file < t->columns_len; file++)
        for (int part = RANGE; part < (file > 0 ? GROUP : DELTA); part++)
            l.fixed[column_of(file, part)] = true;
    header(&l, t);
    for (size_t i = 0; i < t->rows_len; i++) row(&l, t, i, &n);
    if (t->rows_len > 1) means(&l, t, &n);
    layout_print(&l, out);
    for (size_t i = 0; i < n.len; i++) {
        char number[64] = "";
        number_note(&n, n.text[i], number);
        fprintf(out, "%s %s\n", number, n.text[i]);
    }
    free(n.text);
    layout_free(&l);
}

static void heading(void *ctx, const char *line)
{
    fprintf(ctx, "%s\n", line);
}

void print_text(struct tally *t, const struct table_options *options, FILE *out)
{
    print_tables(t, options, heading, table, out);
}
