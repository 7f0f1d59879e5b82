// Memory for a program that can do nothing without it: out of memory is one line and status 1.
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

// `count` zeroed elements.
void *memory_new(size_t count, size_t size);

// Room for one element after len; p is realloc'd at powers of two. Call it before each append.
void *memory_grow(void *p, size_t len, size_t size);

// The first len bytes of s, ended by a 0.
char *memory_text(const char *s, size_t len);

#endif
