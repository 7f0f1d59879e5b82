// Two allocators in one process, so that they are measured in one run.
#ifndef ALLOCATORS_H
#define ALLOCATORS_H

#include <stddef.h>

struct allocator {
    const char *name; // "glibc", "jemalloc"
    void *(*get)(size_t size);
    void (*put)(void *p);
};

// Allocators that could be opened, ending with a name of NULL. Both are called through a pointer,
// as a call into a shared library is.
const struct allocator *allocators(void);

#endif
