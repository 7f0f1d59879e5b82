// Memory for a program that can do nothing without it: out of memory is one line and status 1. No
// block is given back alone; all are at once, by memory_end.
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

// `count` zeroed elements.
void *memory_new(size_t count, size_t size);

// Room for one element after len; what p held moves at powers of two. Call it before each append.
void *memory_grow(void *p, size_t len, size_t size);

char *memory_text(const char *s, size_t len);
char *memory_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The whole file, ended by a 0, or NULL with errno set.
char *memory_file(const char *path);

void memory_end(void);

#endif
