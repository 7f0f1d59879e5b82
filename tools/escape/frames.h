// Stack frames and who calls whom, from gcc's -fcallgraph-info=su,da of any number of files.
#ifndef FRAMES_H
#define FRAMES_H

#include "gimple.h"

enum frames_kind { FRAMES_STATIC, FRAMES_BOUNDED, FRAMES_DYNAMIC };
extern const char *const frames_kinds[];

struct frame {
    const char *title, *name; // title is unique: a static function's has its file before it
    struct gimple_place at;
    unsigned long bytes;
    enum frames_kind kind;
    bool known;                   // false: only called here
    struct gimple_place *dynamic; // its VLAs and allocas
    const char **dynamic_names;   // NULL: alloca
    size_t dynamic_count;
    size_t *callees, callee_count;
    unsigned long deepest; // bytes of the deepest path from here, itself included
    size_t next;           // on that path; its own index: the end
    bool recursive;        // on a cycle of calls
    int visit;             // frames_deepest's own
};

struct frames {
    struct frame *list;
    size_t count;
};

int frames_read(struct frames *frames, const char *path); // adds a file; 0 or a negative errno

// Fills deepest, next and recursive. A cycle is counted once: its true depth is in its data.
void frames_deepest(struct frames *frames);

#endif
