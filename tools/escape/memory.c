#include "memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct block {
    struct block *next;
    max_align_t bytes[];
};
static struct block *blocks;

void *memory_new(size_t count, size_t size)
{
    size_t bytes;
    struct block *b = NULL;
    if (!__builtin_mul_overflow(count, size, &bytes) && bytes < SIZE_MAX - sizeof *b)
        b = calloc(1, sizeof *b + bytes);
    if (!b) {
        fputs("escape: out of memory\n", stderr);
        exit(1);
    }
    b->next = blocks;
    blocks = b;
    return b->bytes;
}

void *memory_grow(void *p, size_t len, size_t size)
{
    if ((len & (len - 1)) != 0) return p; // between powers of two there is room
    void *more = memory_new(len ? 2 * len : 1, size);
    if (len) memcpy(more, p, len * size);
    return more;
}

char *memory_text(const char *s, size_t len)
{
    char *copy = memory_new(len + 1, 1);
    if (len) memcpy(copy, s, len);
    return copy;
}

char *memory_printf(const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    char *text = memory_new((size_t)len + 1, 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}

char *memory_file(const char *path)
{
    FILE *f = fopen(path, "re");
    if (!f) return NULL;
    char *line = NULL;
    size_t room = 0;
    ssize_t len = getdelim(&line, &room, '\0', f);
    char *text = len >= 0 || !ferror(f) ? memory_text(line, len < 0 ? 0 : (size_t)len) : NULL;
    free(line);
    fclose(f);
    return text;
}

void memory_end(void)
{
    for (struct block *b = blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    blocks = NULL;
}
