// How many bytes a struct, union or typedef has, from an object's DWARF.
#ifndef SIZES_H
#define SIZES_H

#include <stddef.h>

struct sizes {
    char **names;
    unsigned long *bytes;
    size_t count;
};

int sizes_read(struct sizes *sizes, const char *object); // adds an object's; 0 or a negative errno

// Of a type as gcc prints it ("const struct big"): 0 if it is no aggregate, or not known.
unsigned long sizes_of(const struct sizes *sizes, const char *type);

#endif
