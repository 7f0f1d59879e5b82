// A spanning cell that does not fit widens the first column that may be: in our tables there is one
// a span, or none.
//
// Where none may be, the cell sticks out over its columns. Benchstat then prints as many spaces
// after it as it sticks out, and goes on as if it did not; so do we, for its output is the
// standard.
#include "layout.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

struct layout_cell {
    size_t row, column, span;
    enum layout_align align;
    const char *margin;
    char *text;
};

struct column {
    size_t margin, width, start; // start of the text, behind the margin
};

void layout_init(struct layout *l, size_t columns)
{
    *l = (struct layout){.columns = columns, .fixed = memory_new(columns, sizeof *l->fixed)};
}

void layout_free(struct layout *l)
{
    for (size_t i = 0; i < l->len; i++) free(l->cells[i].text);
    free(l->cells);
    free(l->fixed);
    *l = (struct layout){0};
}

void layout_row(struct layout *l)
{
    l->row++;
    l->column = 0;
}

void layout_skip_to(struct layout *l, size_t column)
{
    l->column = column;
}

void layout_cell(struct layout *l, size_t span, const char *text, enum layout_align align,
                 const char *margin)
{
    l->cells = memory_grow(l->cells, l->len, sizeof *l->cells);
    l->cells[l->len++] = (struct layout_cell){.row = l->row,
                                              .column = l->column,
                                              .span = span,
                                              .align = align,
                                              .margin = margin,
                                              .text = memory_text(text, strlen(text))};
    l->column += span;
}

// Characters of UTF-8: all bytes but those that continue one.
static size_t width(const char *s)
{
    size_t n = 0;
    for (; *s; s++) n += (*s & 0xc0) != 0x80;
    return n;
}

static size_t max(size_t a, size_t b)
{
    return a > b ? a : b;
}

// The columns' width together, with the margins between them.
static size_t spanned(const struct column *columns, const struct layout_cell *c)
{
    size_t sum = columns[c->column].width;
    for (size_t i = c->column + 1; i < c->column + c->span; i++)
        sum += columns[i].margin + columns[i].width;
    return sum;
}

static void measure(const struct layout *l, struct column *columns)
{
    for (size_t i = 0; i < l->len; i++) {
        const struct layout_cell *c = &l->cells[i];
        struct column *first = &columns[c->column];
        if (c->column > 0) first->margin = max(first->margin, width(c->margin));
        if (c->span == 1) first->width = max(first->width, width(c->text));
    }
    for (size_t i = 0; i < l->len; i++) {
        const struct layout_cell *c = &l->cells[i];
        size_t have = spanned(columns, c), want = width(c->text), grow = c->column;
        while (grow < c->column + c->span && l->fixed[grow]) grow++;
        if (c->span > 1 && want > have && grow < c->column + c->span)
            columns[grow].width += want - have;
    }
    for (size_t i = 0, at = 0; i < l->columns; i++) {
        columns[i].start = at += columns[i].margin;
        at += columns[i].width;
    }
}

static void spaces(FILE *out, size_t n)
{
    fprintf(out, "%*s", (int)n, "");
}

// Prints what is between `at` and the text of c, and returns where it then is.
static size_t print_cell(const struct column *columns, const struct layout_cell *c, size_t at,
                         FILE *out)
{
    const struct column *first = &columns[c->column];
    size_t have = spanned(columns, c), want = width(c->text), left = 0;
    size_t margin = first->start - width(c->margin);
    if (c->align == LAYOUT_CENTER && want < have) left = (have - want) / 2;
    if (c->align == LAYOUT_RIGHT && want < have) left = have - want;
    if (c->column > 0) {
        spaces(out, margin > at ? margin - at : at - margin);
        fputs(c->margin, out);
    }
    spaces(out, left);
    fputs(c->text, out);
    return first->start + left + want;
}

void layout_print(const struct layout *l, FILE *out)
{
    struct column *columns = memory_new(l->columns, sizeof *columns);
    measure(l, columns);
    size_t i = 0;
    for (size_t row = 1; row <= l->row; row++) {
        for (size_t at = 0; i < l->len && l->cells[i].row == row; i++)
            at = print_cell(columns, &l->cells[i], at, out);
        putc('\n', out);
    }
    free(columns);
}
