// The recursion with a stack of its own: what a call knew is an element of an array.

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

struct frame {
    size_t lo, hi, skip;
};

static int print_all(struct text *t, const char *const *paths, size_t count)
{
    char prefix[4 * TREE_DEPTH];
    struct frame stack[TREE_DEPTH + 1] = {{0, count, 0}};
    for (int depth = 0; depth >= 0;) {
        struct frame *f = &stack[depth];
        if (f->lo == f->hi) {
            depth--;
            continue;
        }
        if (depth == TREE_DEPTH) return -E2BIG;
        const char *name = paths[f->lo] + f->skip;
        size_t len = strcspn(name, "/"), end = group_end(paths, f->lo, f->hi, f->skip, len);
        if (!put(t, prefix, 4 * (size_t)depth) || !put(t, end == f->hi ? "`-- " : "|-- ", 4) ||
            !put(t, name, len) || !put(t, "\n", 1))
            return -ENOSPC;
        memcpy(prefix + 4 * depth, end == f->hi ? "    " : "|   ", 4);
        stack[++depth] = (struct frame){name[len] ? f->lo : f->lo + 1, end, f->skip + len + 1};
        f->lo = end;
    }
    return 0;
}

long tree_print(const char *const *paths, size_t count, char *out, size_t room)
{
    struct text t = {out, out + room};
    int error = print_all(&t, paths, count);
    if (error) t.at = out;
    *t.at = 0;
    return error ? error : t.at - out;
}
