// Growing is the only thing that happens here; see strbuf.h for the rest.

#include "strbuf/strbuf.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>

static void inside(struct strbuf *s, const struct alloc *alloc)
{
    s->data = s->small;
    s->len = 0;
    s->cap = STRBUF_SMALL - 1;
    s->alloc = alloc;
    s->where = STRBUF_INSIDE;
    s->small[0] = 0;
}

void strbuf_init(struct strbuf *s, const struct alloc *alloc)
{
    inside(s, alloc);
}

void strbuf_init_over(struct strbuf *s, void *memory, size_t size)
{
    inside(s, NULL);
    s->data = memory;
    s->cap = size - 1;
    s->where = STRBUF_FIXED;
    s->data[0] = 0;
}

void strbuf_free(struct strbuf *s)
{
    if (s->where == STRBUF_HEAP) alloc_delete(s->alloc, s->data, s->cap + 1);
    inside(s, s->alloc);
}

int strbuf_grow(struct strbuf *s, size_t more)
{
    if (more <= s->cap - s->len) return 0;
    if (s->where == STRBUF_FIXED) return -ENOSPC;
    if (more > PTRDIFF_MAX - 1 - s->len) return -EOVERFLOW;
    size_t size = s->len + more + 1, doubled = s->cap < PTRDIFF_MAX / 2 ? 2 * (s->cap + 1) : 0;
    if (size < doubled) size = doubled;
    char *data;
    if (s->where == STRBUF_HEAP) {
        data = alloc_resize(s->alloc, s->data, s->cap + 1, size);
        if (!data) return -ENOMEM;
    } else {
        data = alloc_new(s->alloc, size, 1);
        if (!data) return -ENOMEM;
        memcpy(data, s->data, s->len + 1);
    }
    s->data = data;
    s->cap = size - 1;
    s->where = STRBUF_HEAP;
    return 0;
}

int strbuf_add_slow(struct strbuf *s, const void *data, size_t len)
{
    uintptr_t at = (uintptr_t)data - (uintptr_t)s->data; // in s itself? then it moves along
    int error = strbuf_grow(s, len);
    if (error) return error;
    return strbuf_add(s, at <= s->len ? s->data + at : data, len);
}

int strbuf_vaddf(struct strbuf *s, const char *format, va_list args)
{
    for (;;) {
        va_list again;
        va_copy(again, args);
        errno = EINVAL;
        int len = vsnprintf(s->data + s->len, s->cap - s->len + 1, format, again);
        int error = len < 0 ? -errno : 0;
        va_end(again);
        if (!error && (size_t)len <= s->cap - s->len) {
            s->len += (size_t)len;
            return 0;
        }
        s->data[s->len] = 0;
        if (!error) error = strbuf_grow(s, (size_t)len);
        if (error) return error;
    }
}

int strbuf_addf(struct strbuf *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int error = strbuf_vaddf(s, format, args);
    va_end(args);
    return error;
}

char *strbuf_detach(struct strbuf *s, size_t *len)
{
    size_t size = s->len + 1;
    char *data;
    if (s->where != STRBUF_HEAP) {
        data = alloc_new(s->alloc, size, 1);
        if (data) memcpy(data, s->data, size);
    } else {
        data = size == s->cap + 1 ? s->data : alloc_resize(s->alloc, s->data, s->cap + 1, size);
    }
    if (!data) return NULL;
    if (len) *len = s->len;
    inside(s, s->alloc);
    return data;
}
