// What a package needs, as a tree: a list of needs, each a list of alternatives. One request is one
// package's field "Depends" (Debian Policy, section 7.1):
//
//     debconf (>= 0.5) | debconf-2.0, netbase
#ifndef DEPENDS_H
#define DEPENDS_H

#include "view.h"
#include "ways.h"

#include "alloc/alloc.h"

struct depends {
    struct depends *next;      // need
    struct depends *otherwise; // the next alternative
    char *name;
    char *relation, *version; // NULL where any version will do
};

// The tree of a field, all of it from alloc (NULL: malloc). Memory that can't be had ends the
// program.
struct depends *depends_parse(struct view field, const struct alloc *alloc);
void depends_free(struct depends *d, const struct alloc *alloc);

extern const struct way depends_ways[]; // all of data_depends, a tree at a time

#endif
