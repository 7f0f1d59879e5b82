// Small tables, each for one rule of the layout. The rules were seen in benchstat's tables.
#include "layout.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static void prints(struct layout *l, const char *want)
{
    char *text;
    size_t size;
    FILE *f = open_memstream(&text, &size);
    layout_print(l, f);
    fclose(f);
    cr_assert_str_eq(text, want, "\n%s\nand not\n%s", text, want);
    free(text);
    layout_free(l);
}

static void row(struct layout *l, const char *a, const char *b, const char *c,
                enum layout_align align)
{
    layout_row(l);
    layout_cell(l, 1, a, LAYOUT_LEFT, " ");
    if (b) layout_cell(l, 1, b, align, " ");
    layout_skip_to(l, 2);
    if (c) layout_cell(l, 1, c, align, " ");
}

Test(layout, columns_are_as_wide_as_their_widest)
{
    struct layout l;
    layout_init(&l, 3);
    row(&l, "a", "µ", "c", LAYOUT_LEFT);
    row(&l, "long", "e", "long", LAYOUT_LEFT);
    row(&l, "x", NULL, "y", LAYOUT_LEFT);
    row(&l, "z", NULL, NULL, LAYOUT_LEFT); // and no spaces at the end of a line
    prints(&l, "a    µ c\nlong e long\nx      y\nz\n");
}

Test(layout, aligns)
{
    struct layout l;
    layout_init(&l, 3);
    row(&l, "a", "1", "22", LAYOUT_RIGHT);
    row(&l, "a", "1", "22", LAYOUT_CENTER);
    row(&l, "a", "55555", "55555", LAYOUT_LEFT);
    prints(&l, "a     1    22\na   1    22\na 55555 55555\n");
}

Test(layout, margins_are_as_wide_as_their_widest)
{
    struct layout l;
    layout_init(&l, 2);
    layout_row(&l);
    layout_cell(&l, 1, "a", LAYOUT_LEFT, "not seen");
    layout_cell(&l, 1, "b", LAYOUT_LEFT, " │ ");
    layout_row(&l);
    layout_cell(&l, 1, "c", LAYOUT_LEFT, "");
    layout_cell(&l, 1, "d", LAYOUT_LEFT, "|");
    prints(&l, "a │ b\nc  |d\n");
}

Test(layout, spans_widen_what_is_not_fixed)
{
    struct layout l;
    layout_init(&l, 3);
    l.fixed[1] = true;
    layout_row(&l);
    layout_cell(&l, 1, "n", LAYOUT_LEFT, "");
    layout_skip_to(&l, 1);
    layout_cell(&l, 2, "abcdefg", LAYOUT_CENTER, " ");
    row(&l, "n", "1", "2", LAYOUT_RIGHT);
    layout_row(&l);
    layout_skip_to(&l, 1);
    layout_cell(&l, 2, "ab", LAYOUT_CENTER, " ");
    prints(&l, "n abcdefg\nn 1     2\n    ab\n");
}

// What benchstat prints where "vs base" is wider than its columns.
Test(layout, spans_of_fixed_columns_stick_out)
{
    struct layout l;
    layout_init(&l, 3);
    l.fixed[0] = l.fixed[1] = true;
    layout_row(&l);
    layout_cell(&l, 2, "abcdef", LAYOUT_LEFT, "");
    layout_cell(&l, 1, "x", LAYOUT_LEFT, " ");
    row(&l, "1", "22", "3", LAYOUT_LEFT);
    prints(&l, "abcdef   x\n1 22 3\n");
}
