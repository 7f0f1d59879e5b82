// What is reported: findings, each at a place, in the order of their places.
#ifndef FINDINGS_H
#define FINDINGS_H

#include "gimple.h"

#include <stdbool.h>

enum findings_kind {
    FINDINGS_FRAME,
    FINDINGS_HEAP,  // an allocation that is in the machine code
    FINDINGS_STACK, // one that is, and could be on the stack
    FINDINGS_REMOVED,
    FINDINGS_DYNAMIC, // VLA, alloca
    FINDINGS_ADDRESS, // of a local leaves
    FINDINGS_PARAM,   // leaks
    FINDINGS_COPY,
    FINDINGS_INLINE, // -v
    FINDINGS_PATH,   // deepest
    FINDINGS_WARNING,
    FINDINGS_LIFE, // seen in a run
};
extern const char *const findings_kinds[];

struct finding {
    enum findings_kind kind;
    struct gimple_place at;
    const char *function; // NULL: none
    const char *message;
    const char *reason; // of a HEAP; NULL: none
    long bytes;         // -1: not known, or there are none
};

struct findings {
    struct finding *list;
    size_t count;
};

void findings_add(struct findings *f, struct finding finding); // once
void findings_sort(struct findings *f);

#endif
