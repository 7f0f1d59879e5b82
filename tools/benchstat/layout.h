// Text in aligned columns. A row is cells from left to right; a cell may span columns. Each cell
// has a margin, the text between it and what is left of it; a column's margin is its cells' widest.
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum layout_align { LAYOUT_LEFT, LAYOUT_CENTER, LAYOUT_RIGHT };

struct layout {
    struct layout_cell *cells;
    size_t len;
    size_t columns;
    bool *fixed; // of columns: never made wider for a spanning cell
    size_t row, column;
};

// `columns` of them, none fixed yet.
void layout_init(struct layout *l, size_t columns);
void layout_free(struct layout *l);

// The next cell is the first of a new row, or in this column of the row.
void layout_row(struct layout *l);
void layout_skip_to(struct layout *l, size_t column);

// A cell over `span` columns; text is copied, margin is not.
void layout_cell(struct layout *l, size_t span, const char *text, enum layout_align align,
                 const char *margin);

void layout_print(const struct layout *l, FILE *out);

#endif
