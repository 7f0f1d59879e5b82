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

// Room for n lines more, and as much again.
static size_t larger(const struct lines *l, size_t n)
{
    size_t needed = l->count + n;
    return needed + needed / 2;
}

int lines_reserve(struct lines *l, size_t n)
{
    if (n <= l->cap - l->count) return 0;
    if (n > PTRDIFF_MAX / sizeof *l->line - l->count) return -ENOMEM;
    size_t cap = larger(l, n);
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
        cap = larger(l, n);
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
    l->count = count;
    if (l->cap <= 16 || count >= l->cap / 4) return;
    size_t cap = count + count / 4 + 1;
    struct line *line = copied(l, cap);
    if (line) take(l, line, cap);
}
