// A string that grows: short ones live in the struct, longer ones on the heap or in the memory of
// an allocator; or one of fixed room in the caller's memory. Bytes of any value; a 0 that is not
// counted always follows, so data is a C string.
//
//     struct strbuf s;
//     strbuf_init(&s, NULL);
//     int error = strbuf_addf(&s, "%d items", n);
//     puts(s.data);
//     strbuf_free(&s);
//
// data points into the struct while the string is short: a struct strbuf must not be copied or
// moved. It belongs to one thread at a time. Functions that return int return 0, -ENOMEM, -ENOSPC
// (fixed room is full) or -EOVERFLOW (longer than PTRDIFF_MAX); on error nothing has changed.
// Any call that adds may move data.
#ifndef STRBUF_H
#define STRBUF_H

#include "alloc/alloc.h"

#include <stdarg.h>
#include <string.h>

enum { STRBUF_SMALL = 96 };

struct strbuf {
    char *data;
    size_t len, cap; // bytes used, and room; both without the 0 that follows
    const struct alloc *alloc;
    enum { STRBUF_INSIDE, STRBUF_HEAP, STRBUF_FIXED } where;
    char small[STRBUF_SMALL];
};

// Empty. Memory beyond the struct comes from alloc (NULL: malloc).
void strbuf_init(struct strbuf *s, const struct alloc *alloc);
// Empty, in size >= 1 bytes of the caller's; it never grows. One byte is for the 0.
void strbuf_init_over(struct strbuf *s, void *memory, size_t size);
void strbuf_free(struct strbuf *s); // an initialised one, which is then empty and inside its struct

// Room for so many more bytes; at least doubles what it must grow, so adding is linear in all.
int strbuf_grow(struct strbuf *s, size_t more);
static inline int strbuf_reserve(struct strbuf *s, size_t more)
{
    return more <= s->cap - s->len ? 0 : strbuf_grow(s, more);
}

// The bytes may be part of the string itself.
int strbuf_add_slow(struct strbuf *s, const void *data, size_t len);
static inline int strbuf_add(struct strbuf *s, const void *data, size_t len)
{
    if (len > s->cap - s->len) return strbuf_add_slow(s, data, len);
    if (len) memcpy(s->data + s->len, data, len);
    s->len += len;
    s->data[s->len] = 0;
    return 0;
}

static inline int strbuf_add_str(struct strbuf *s, const char *str)
{
    return strbuf_add(s, str, strlen(str));
}

static inline int strbuf_add_char(struct strbuf *s, char c)
{
    return strbuf_add(s, &c, 1);
}

// As printf; also -EILSEQ or -EINVAL, what printf itself objects to. No argument may be in s.
int strbuf_addf(struct strbuf *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
int strbuf_vaddf(struct strbuf *s, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

// Shortens it to len <= s->len bytes; the room stays, so the next round allocates nothing.
static inline void strbuf_truncate(struct strbuf *s, size_t len)
{
    s->len = len;
    s->data[len] = 0;
}

static inline void strbuf_clear(struct strbuf *s)
{
    strbuf_truncate(s, 0);
}

// The string as a block of exactly len + 1 bytes of its alloc (of malloc, where it has none), the
// caller's from now on; len may be NULL. s is then empty and inside its struct. NULL: out of
// memory, and s is as it was. No copy, but of short and fixed ones.
char *strbuf_detach(struct strbuf *s, size_t *len);

#endif
