// Calls that look harmless, and what they ask of malloc.
#ifndef HIDE_H
#define HIDE_H

#include "allocs/allocs.h"

struct hide {
    const char *name, *label;
    void (*call)(void);
};
extern const struct hide hide_calls[]; // ends with a name of NULL

// Of one more call, after one that may have had something to set up.
struct allocs_counts hide_count(const struct hide *h);

// What the program is linked to: "glibc 2.36". These counts are of one version of one library.
const char *hide_libc(void);

#endif
