// What a lesson's programs measured: names and values, as they print them.
#ifndef VALUES_H
#define VALUES_H

#include <stdbool.h>
#include <stddef.h>

struct values {
    struct value *list; // in the order of printing; a name may occur several times
    size_t len, cap;
};

void values_free(struct values *v); // of a struct that was all zero at first

int values_add(struct values *v, const char *name, const char *text); // copies; 0, -ENOMEM

// Reads one line of a program's output:
//   m NAME VALUE             a demo's: VALUE is the rest of the line
//   BenchmarkNAME-2 1000 1.5 ns/op 0 allocs/op       a bench's: each as NAME.UNIT
// Returns 1 if it was such a line, 0 if it was for people, -ENOMEM.
int values_line(struct values *v, const char *line);

// The value that a span asks for, into out: a name's (the median, if it occurs several times), or
// that of "A / B", a ratio of two. False, and out is "n/a", if it was not measured.
bool values_get(const struct values *v, const char *expression, char *out, size_t size);

#endif
