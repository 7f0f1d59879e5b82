// What the lesson's text says, for its tests. Each function aborts with a line on stderr where the
// text does not say it.
#ifndef SAID_H
#define SAID_H

const char *said_text(void); // README.md, as it is

// The value of the span <!-- m:NAME -->VALUE<!-- /m -->, until the next call.
const char *said_span(const char *name);
long said_number(const char *form, ...) __attribute__((format(printf, 1, 2))); // of such a span

// The number in the table's row that begins "| label |", so many cells to the right of it.
double said_cell(const char *label, int column);

#endif
