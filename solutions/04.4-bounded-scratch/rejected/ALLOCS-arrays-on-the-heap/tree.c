// The arrays are blocks now: the stack is shorter, and each level pays for malloc.

#include "tree.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
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

// Prints paths lo to hi, which are the same before byte skip; prefix is what stands left of them.
static int print_level(struct text *t, const char *const *paths, size_t lo, size_t hi, size_t skip,
                       const char *prefix, size_t depth)
{
    if (lo == hi) return 0;
    if (depth == TREE_DEPTH) return -E2BIG;
    char *mine = malloc(strlen(prefix) + 5);
    int error = mine ? 0 : -ENOMEM;
    while (lo < hi && !error) {
        const char *name = paths[lo] + skip;
        size_t len = strcspn(name, "/"), end = group_end(paths, lo, hi, skip, len);
        if (!put(t, prefix, strlen(prefix)) || !put(t, end == hi ? "`-- " : "|-- ", 4) ||
            !put(t, name, len) || !put(t, "\n", 1)) {
            error = -ENOSPC;
            break;
        }
        strcpy(mine, prefix);
        strcat(mine, end == hi ? "    " : "|   ");
        error =
            print_level(t, paths, name[len] ? lo : lo + 1, end, skip + len + 1, mine, depth + 1);
        lo = end;
    }
    free(mine);
    return error;
}

long tree_print(const char *const *paths, size_t count, char *out, size_t room)
{
    struct text t = {out, out + room};
    int error = print_level(&t, paths, 0, count, 0, "", 0);
    if (error) t.at = out;
    *t.at = 0;
    return error ? error : t.at - out;
}
