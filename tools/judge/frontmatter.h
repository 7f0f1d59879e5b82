// What an exercise's README says of it: title, level, needs, minutes, test_seconds, allow.
#ifndef FRONTMATTER_H
#define FRONTMATTER_H

#include "exercise.h"

#include <stddef.h>

// Fills in what the README at path says; e's name and address are there already. 0, or a negative
// errno (-EINVAL: it is malformed) and why, with the file and the line.
int frontmatter_read(const char *path, struct exercise *e, char *why, size_t size);

#endif
