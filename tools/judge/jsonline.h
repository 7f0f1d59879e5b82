// JSON, as much of it as a line of work/.attempts needs: a writer of strings and numbers, and a
// reader that takes what is expected, a token at a time, and skips what is not known. No threads.
//
//     struct jsonline r = {.at = line};
//     jsonline_want(&r, '{');
//     const char *name = jsonline_string(&r);
#ifndef JSONLINE_H
#define JSONLINE_H

#include <stdbool.h>
#include <stdio.h>

// Writes before, then value in quotes. What is no UTF-8 becomes U+FFFD: the line is valid JSON
// whatever a program printed.
void jsonline_put_string(FILE *f, const char *before, const char *value);

// Writes ,"NAME":VALUE, or nothing if the value is negative or not finite.
void jsonline_put_number(FILE *f, const char *name, double value);

// The line is NUL-terminated and is overwritten. Once bad is set, nothing more can be taken.
struct jsonline {
    char *at;
    bool bad;
};

bool jsonline_take(struct jsonline *r, char c);  // false, and nothing taken, if it isn't next
void jsonline_want(struct jsonline *r, char c);  // bad if it isn't next
const char *jsonline_string(struct jsonline *r); // decoded; points into the line
const char *jsonline_number(struct jsonline *r); // as it is written: strtod, strtoull
void jsonline_skip(struct jsonline *r);          // any value, nested at most 8 deep

#endif
