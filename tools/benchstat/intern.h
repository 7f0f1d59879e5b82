// Strings as small numbers, in the order in which they were first seen: a dimension of a table
// (rows, columns, units) is such a list, and its numbers are its sort order.
#ifndef INTERN_H
#define INTERN_H

#include <stddef.h>

struct intern {
    char **text; // owned; text[id]
    size_t len;
    size_t *slot; // a hash table of id + 1, 0 for empty
    size_t slots;
};

// An empty list is all zero.
size_t intern_id(struct intern *in, const char *s, size_t len);
void intern_free(struct intern *in);

#endif
