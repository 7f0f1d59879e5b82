// A part of a text that somebody else owns: where it begins and how long it is. No 0 ends it, and
// it is valid as long as the text is.
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct view {
    const char *at;
    size_t len;
};

// Takes what stands before the first sep off the front of rest, and the sep; all, if there is none.
static inline struct view view_cut(struct view *rest, char sep)
{
    const char *end = rest->len ? memchr(rest->at, sep, rest->len) : NULL;
    size_t len = end ? (size_t)(end - rest->at) : rest->len, taken = len + (end != NULL);
    struct view head = {rest->at, len};
    *rest = (struct view){rest->at + taken, rest->len - taken};
    return head;
}

static inline bool view_same(struct view a, struct view b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

#endif
