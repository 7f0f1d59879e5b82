// How what is printed looks: plain unless it goes to a terminal, plain under NO_COLOR
// (https://no-color.org) and TERM=dumb, and few colours otherwise. No threads.
#ifndef STYLE_H
#define STYLE_H

#include <stdbool.h>
#include <stdio.h>

bool style_on(FILE *f);

// An escape sequence, or "" where f is plain: fprintf(f, "%sPASS%s", style_green(f), style_end(f)).
const char *style_bold(FILE *f);
const char *style_dim(FILE *f);
const char *style_green(FILE *f);
const char *style_red(FILE *f);
const char *style_end(FILE *f);

int style_width(FILE *f); // columns of the terminal; 80 where there is none

int style_utf8(const char *text); // bytes of the UTF-8 character there; 0 if it is none

int style_columns(const char *text); // that it takes: a UTF-8 character counts once

// Writes text in lines of at most style_width's columns (and at most 100), each after indent
// blanks.
void style_wrap(FILE *f, int indent, const char *text);

// Markdown for a terminal: paragraphs and list items are wrapped, tables are aligned, all else is
// left as it is.
void style_markdown(FILE *f, const char *text);

// One line on stderr that says what takes long; only on a terminal. The next one overwrites it,
// style_progress_end erases it: call that before printing anything else.
void style_progress(const char *format, ...) __attribute__((format(printf, 1, 2)));
void style_progress_end(void);

#endif
