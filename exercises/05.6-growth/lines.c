// Exercise 05.6. Edit this file, then: make check-05.6

#include "lines.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

void lines_init(struct lines *l, const struct alloc *alloc)
{
    *l = (struct lines){.alloc = alloc};
}

void lines_free(struct lines *l)
{
    alloc_delete(l->alloc, l->line, l->cap * sizeof *l->line);
    lines_init(l, l->alloc);
}

// A new block with room for cap lines and those of l, as far as they fit; NULL: out of memory.
static struct line *copied(const struct lines *l, size_t cap)
{
    struct line *line = alloc_new(l->alloc, cap * sizeof *line, _Alignof(struct line));
    size_t count = l->count < cap ? l->count : cap;
    if (line && count > 0) memcpy(line, l->line, count * sizeof *line);
    return line;
}

// From now on the lines are in this block; the old one is freed.
static void take(struct lines *l, struct line *line, size_t cap)
{
    alloc_delete(l->alloc, l->line, l->cap * sizeof *l->line);
    l->line = line;
    l->cap = cap;
}

int lines_reserve(struct lines *l, size_t n)
{
    if (n <= l->cap - l->count) return 0;
    if (n > PTRDIFF_MAX / sizeof *l->line - l->count) return -ENOMEM;
    // TODO: the next piece of the file will copy all of this again.
    size_t cap = l->count + n;
    struct line *line = copied(l, cap);
    if (!line) return -ENOMEM;
    take(l, line, cap);
    return 0;
}

int lines_append(struct lines *l, const struct line *from, size_t n)
{
    if (n == 0) return 0;
    if (n > PTRDIFF_MAX / sizeof *l->line - l->count) return -ENOMEM;
    struct line *line = l->line;
    size_t cap = l->cap;
    if (n > cap - l->count) {
        cap = l->count + n; // TODO: how often are the first lines copied?
        line = copied(l, cap);
        if (!line) return -ENOMEM;
    }
    memcpy(line + l->count, from, n * sizeof *line); // from may be in the old block
    if (line != l->line) take(l, line, cap);
    l->count += n;
    return 0;
}

void lines_truncate(struct lines *l, size_t count)
{
    if (l->cap == count) return;
    l->count = count;
    // TODO: a line goes, and all others move.
    struct line *line = count > 0 ? copied(l, count) : NULL;
    if (line || count == 0) take(l, line, count);
}
