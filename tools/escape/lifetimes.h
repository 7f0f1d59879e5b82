// The dynamic view: runs the kernels of a bench over a folder's files and tells, for every place
// that asks for memory, how many blocks it made and which frames they outlived.
#ifndef LIFETIMES_H
#define LIFETIMES_H

#include "findings.h"

// folder holds a *_bench.c, or is an overlay of exercises/NAME where NAME is its name. flags as for
// the compiler. Runs at the top of the tree, after `make PROFILE=verdict ready`, which it does. 0;
// -ENOENT: no bench; -EINVAL: it does not build or run (said on stderr); another negative errno.
int lifetimes_run(const char *gcc, const char *folder, char *const *flags, struct findings *out);

#endif
