// What the doctor found: rows of `ok`, `note` or `lack`, each with what it costs and what mends it.
// Text is copied and cut to its room; rows past the last are dropped. One thread.
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum report_level {
    REPORT_OK,
    REPORT_NOTE, // works, but know it
    REPORT_LACK, // not here
};

enum { REPORT_ROWS = 64, REPORT_TEXT = 256 };

struct report_row {
    enum report_level level;
    bool core;         // without it the course does not run
    const char *group; // a literal
    char name[32], seen[REPORT_TEXT], costs[REPORT_TEXT], mend[REPORT_TEXT];
};

struct report {
    const char *group; // of the rows that follow; a literal
    size_t len;
    struct report_row rows[REPORT_ROWS];
};

// Adds a row to the group: what was seen, as printf does.
void report_add(struct report *r, enum report_level level, const char *name, const char *format,
                ...) __attribute__((format(printf, 4, 5)));

// Of the row added last: what the lack costs, and what to type or do. Either may be NULL.
void report_mend(struct report *r, const char *costs, const char *mend);

// The last row, if it is a lack, is one of core's.
void report_core(struct report *r);

size_t report_lacks(const struct report *r, bool core_only);

// In at most 80 columns.
void report_print(const struct report *r, FILE *out);
void report_json(const struct report *r, FILE *out);

#endif
