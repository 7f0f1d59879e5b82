// One table of the output: the measurements of one configuration in one unit, a row a benchmark, a
// column a file, each but the first compared with the first.
#ifndef TABLE_H
#define TABLE_H

#include "tally.h"

#define TABLE_NOTE 160

struct table_options {
    double alpha;      // a change is shown if its p is not above
    double confidence; // of the intervals
};

struct table_cell {
    double *values; // sorted
    size_t n;       // 0: this file has no such benchmark
    double center, lo, hi;
    char summary_note[TABLE_NOTE]; // why the summary is not what it seems; "" if it is
    bool compared;                 // with the first column
    double p, alpha;
    char compare_note[TABLE_NOTE];
};

// The geometric means of a column and of its ratios to the first.
struct table_mean {
    bool has_center, has_ratio;
    double center, ratio;
    const char *notes[3];
    size_t notes_len;
};

struct table {
    const struct tally *tally;
    size_t config;
    const char *unit;
    size_t rows_len, columns_len;
    size_t *rows, *columns; // names' and labels' numbers
    struct table_cell *cells;
    struct table_mean *means; // of each column
    double *values;           // of all cells
};

// The table that begins at record `first` of a sorted tally; returns the number of the record after
// it.
size_t table_make(struct table *t, const struct tally *tally, size_t first,
                  const struct table_options *options);
void table_free(struct table *t);

struct table_cell *table_at(const struct table *t, size_t row, size_t column);
const char *table_row_name(const struct table *t, size_t row);
const char *table_column_name(const struct table *t, size_t column);

// Texts that both outputs show, of TABLE_TEXT chars: "2%", "-49.95%" or "~", "p=0.000 n=10", a
// mean's "-19.50%" or "?".
#define TABLE_TEXT 400
const char *table_range(char text[static TABLE_TEXT], const struct table_cell *c);
const char *table_delta(char text[static TABLE_TEXT], const struct table_cell *c,
                        const struct table_cell *base);
const char *table_p(char text[static TABLE_TEXT], const struct table_cell *c,
                    const struct table_cell *base);
const char *table_mean_delta(char text[static TABLE_TEXT], const struct table_mean *m);

#endif
