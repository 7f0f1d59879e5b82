// Words joined by commas into one string, three ways to find room for it.
#ifndef JOIN_H
#define JOIN_H

#include <stddef.h>

enum { JOIN_WORDS = 100 };
extern const char *const join_words[JOIN_WORDS];

// n > 0. The strings are malloc'd, the caller's to free; NULL: no memory.
char *join_each(const char *const *words, size_t n);   // grows for each word
char *join_double(const char *const *words, size_t n); // grows to twice the room where it must
char *join_exact(const char *const *words, size_t n);  // measures first, then asks once

#endif
