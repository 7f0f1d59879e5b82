// The tables of a tally, as text for people or as CSV, each headed by what its configuration has
// other than the table's before.
#ifndef PRINT_H
#define PRINT_H

#include "table.h"

#include <stdio.h>

// Calls `heading` for each line above a table, "key: value" or "" between two tables, and `table`.
void print_tables(struct tally *t, const struct table_options *options,
                  void (*heading)(void *ctx, const char *line),
                  void (*table)(void *ctx, const struct table *table), void *ctx);

// Below a table of text stand the notes on it; those of CSV go to `notes`, by cell ("B7: ...").
void print_text(struct tally *t, const struct table_options *options, FILE *out);
void print_csv(struct tally *t, const struct table_options *options, FILE *out, FILE *notes);

#endif
