#include "memory.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *p)
{
    if (p) return p;
    fputs("escape: out of memory\n", stderr);
    exit(1);
}

void *memory_new(size_t count, size_t size)
{
    return checked(calloc(count ? count : 1, size));
}

void *memory_grow(void *p, size_t len, size_t size)
{
    if ((len & (len - 1)) != 0) return p; // between powers of two there is room
    return checked(reallocarray(p, len ? 2 * len : 1, size));
}

char *memory_text(const char *s, size_t len)
{
    char *copy = memory_new(len + 1, 1);
    if (len) memcpy(copy, s, len);
    return copy;
}

char *memory_printf(const char *format, ...)
{
    char *text;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0) text = NULL;
    va_end(args);
    return checked(text);
}

char *memory_file(const char *path)
{
    FILE *f = fopen(path, "re");
    if (!f) return NULL;
    char *text = NULL;
    size_t room = 0;
    ssize_t len = getdelim(&text, &room, '\0', f);
    if (len < 0) {
        free(text);
        text = ferror(f) ? NULL : memory_text("", 0);
    }
    fclose(f);
    return text;
}
