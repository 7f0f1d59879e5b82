// No frame grows, and all threads print into the same two arrays.

#include "tree.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

struct text {
    char *at, *end; // the last byte is kept for the NUL
};

static bool put(struct text *t, const char *bytes, size_t len)
{
    if (len >= (size_t)(t->end - t->at)) return false;
    memcpy(t->at, bytes, len);
    t->at += len;
    return true;
}

// The first path after lo that does not have the name that lo has at byte skip.
static size_t group_end(const char *const *paths, size_t lo, size_t hi, size_t skip, size_t len)
{
    size_t end = lo + 1;
    while (end < hi && !strncmp(paths[lo] + skip, paths[end] + skip, len) &&
           (paths[end][skip + len] == '/' || !paths[end][skip + len]))
        end++;
    return end;
}

// The levels that path has in common with the one before it, and the byte where the next begins.
static size_t shared_levels(const char *before, const char *path, size_t *skip)
{
    size_t levels = 0;
    *skip = 0;
    for (size_t i = 0;; i++) {
        bool ends = !before[i] || before[i] == '/';
        if (ends && path[i] == '/') {
            levels++;
            *skip = i + 1;
        }
        if (!before[i] || before[i] != path[i]) return levels;
    }
}

struct levels {
    size_t end[TREE_DEPTH];      // where the paths end that are in the same directory
    char prefix[4 * TREE_DEPTH]; // what stands left of a line, four bytes a level
};

// Prints the levels of paths[i] that are not the last path's, too: from the byte skip on.
static int print_new(struct text *t, struct levels *l, const char *const *paths, size_t count,
                     size_t i, size_t depth, size_t skip)
{
    for (bool more = true; more; depth++) {
        if (depth == TREE_DEPTH) return -E2BIG;
        const char *name = paths[i] + skip;
        size_t len = strcspn(name, "/"), hi = depth ? l->end[depth - 1] : count;
        l->end[depth] = group_end(paths, i, hi, skip, len);
        bool last = l->end[depth] == hi;
        if (!put(t, l->prefix, 4 * depth) || !put(t, last ? "`-- " : "|-- ", 4) ||
            !put(t, name, len) || !put(t, "\n", 1))
            return -ENOSPC;
        memcpy(l->prefix + 4 * depth, last ? "    " : "|   ", 4);
        more = name[len];
        skip += len + 1;
    }
    return 0;
}

long tree_print(const char *const *paths, size_t count, char *out, size_t room)
{
    static struct levels levels;
    struct text t = {out, out + room};
    int error = 0;
    for (size_t i = 0; i < count && !error; i++) {
        size_t skip, depth = shared_levels(i ? paths[i - 1] : "", paths[i], &skip);
        error = print_new(&t, &levels, paths, count, i, depth, skip);
    }
    if (error) t.at = out;
    *t.at = 0;
    return error ? error : t.at - out;
}
