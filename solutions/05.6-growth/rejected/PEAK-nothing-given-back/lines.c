#include "lines.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { FEWEST = 4 }; // lines that a list with memory has room for

void lines_init(struct lines *l, const struct alloc *alloc)
{
    *l = (struct lines){.alloc = alloc};
}

void lines_free(struct lines *l)
{
    alloc_delete(l->alloc, l->line, l->cap * sizeof *l->line);
    lines_init(l, l->alloc);
}

// The lines may move; if it fails, they and the room are as they were.
static int set_room(struct lines *l, size_t cap)
{
    struct line *line = alloc_resize(l->alloc, l->line, l->cap * sizeof *line, cap * sizeof *line);
    if (!line) return -ENOMEM;
    l->line = line;
    l->cap = cap;
    return 0;
}

int lines_reserve(struct lines *l, size_t n)
{
    if (n <= l->cap - l->count) return 0;
    if (n > PTRDIFF_MAX / sizeof *l->line - l->count) return -ENOMEM;
    size_t needed = l->count + n, cap = 2 * l->cap; // the old room is no larger than PTRDIFF_MAX
    if (cap < FEWEST) cap = FEWEST;
    return set_room(l, cap < needed ? needed : cap);
}

int lines_append(struct lines *l, const struct line *from, size_t n)
{
    if (n == 0) return 0;
    uintptr_t offset = (uintptr_t)from - (uintptr_t)l->line; // its own lines move along
    bool own = l->line && offset < l->count * sizeof *from;
    if (lines_reserve(l, n)) return -ENOMEM;
    if (own) from = (const struct line *)((const char *)l->line + offset);
    memcpy(l->line + l->count, from, n * sizeof *from);
    l->count += n;
    return 0;
}

// The room stays: more lines will come.
void lines_truncate(struct lines *l, size_t count)
{
    l->count = count;
}
