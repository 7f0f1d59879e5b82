// The folder in which an untrusted program runs: under build/judge/, named after the process that
// made it, so that what a killed judge left can be told and removed. Not thread-safe.
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stddef.h>

enum { SCRATCH_PATH = 512 };

// Makes one; its absolute path always has the same length in one tree: a program's stack begins at
// a place that depends on its environment, and counts of cache misses on that. 0 or a negative
// errno.
int scratch_make(char path[SCRATCH_PATH]);

// Removes it with all that is in it, however deep and whatever its rights.
void scratch_remove(const char *path);

// Removes those whose makers are gone.
void scratch_sweep(void);

// Bytes of disk that it takes, and that are free on its file system for anybody.
size_t scratch_used(const char *path);
size_t scratch_free(const char *path);

#endif
