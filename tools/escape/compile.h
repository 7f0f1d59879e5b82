// Runs gcc on one file and keeps what it says about it, in a folder of its own.
#ifndef COMPILE_H
#define COMPILE_H

#include "gimple.h"

struct compile {
    char *folder;                         // holds them; compile_end removes it
    char *object, *graph;                 // with DWARF; -fcallgraph-info
    char *inlining, *said;                // -fopt-info-inline; stderr
    struct gimple_unit source, optimized; // after the passes "ssa" and "optimized"
};

// flags is NULL-terminated; -O2 where it says nothing of -O. 0; -EINVAL when gcc refuses the file
// (said tells why); -ENOENT without gcc; another negative errno.
int compile_run(struct compile *c, const char *gcc, const char *file, char *const *flags);
void compile_end(struct compile *c);

#endif
