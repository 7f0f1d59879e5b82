// How large a block really is: allocators have sizes, and yours is rounded up.
#ifndef CLASSES_H
#define CLASSES_H

#include <stddef.h>

// The block that jemalloc 5 gives for size >= 1 bytes: by its manual's table of size classes, and
// by its own nallocx (0 where the library can't be opened beside this program's malloc).
size_t classes_jemalloc(size_t size);
size_t classes_nallocx(size_t size);

// Of this program's malloc: what may be used of a block of size bytes.
size_t classes_usable(size_t size);

enum { CLASSES = 7 };
extern const size_t classes_sizes[CLASSES]; // of the lesson's table; each, and one more byte

#endif
