// What libc's functions do with memory, as their manual pages say it (man 3 NAME; man 2 for system
// calls): which give out a block, and which keep no pointer that they are given.
#ifndef LIBC_H
#define LIBC_H

#include <stdbool.h>

struct libc_allocator {
    const char *name;
    int size, times; // the arguments that are multiplied to its size; -1: none
    int out;         // the argument through which the block is given out; -1: it is returned
};

// NULL: gives out no block that free() takes, or is not known.
const struct libc_allocator *libc_allocator(const char *name);

// A function that takes memory for itself and gives it back in another: fopen and fclose.
const char *libc_releaser(const char *name);

// What becomes of a pointer given to it as argument `index`.
enum libc_fate { LIBC_UNKNOWN, LIBC_BORROWED, LIBC_RETURNED, LIBC_FREED, LIBC_REALLOCATED };
enum libc_fate libc_fate(const char *name, unsigned index);

// "__builtin___memcpy_chk" is memcpy: skips what is before the name and gives its length.
const char *libc_plain(const char *name, int *len);

#endif
