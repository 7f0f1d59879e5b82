// A hash table of numbers, open addressing with linear steps, at most half full: the strings
// themselves stay in their list.
#include "intern.h"

#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// FNV-1a: Fowler, Noll and Vo; RFC 9923.
static uint64_t hash(const char *s, size_t len)
{
    uint64_t h = 0xcbf29ce484222325;
    for (size_t i = 0; i < len; i++) h = (h ^ (unsigned char)s[i]) * 0x100000001b3;
    return h;
}

static size_t *find(const struct intern *in, const char *s, size_t len)
{
    for (size_t i = hash(s, len);; i++) {
        size_t *slot = &in->slot[i & (in->slots - 1)];
        if (*slot == 0) return slot;
        const char *t = in->text[*slot - 1];
        if (strlen(t) == len && memcmp(t, s, len) == 0) return slot;
    }
}

static void rehash(struct intern *in)
{
    free(in->slot);
    in->slots = in->slots ? 2 * in->slots : 16;
    in->slot = memory_new(in->slots, sizeof *in->slot);
    for (size_t id = 0; id < in->len; id++) *find(in, in->text[id], strlen(in->text[id])) = id + 1;
}

size_t intern_id(struct intern *in, const char *s, size_t len)
{
    len = strnlen(s, len); // a 0 in a line of garbage ends the string here as everywhere
    if (2 * in->len >= in->slots) rehash(in);
    size_t *slot = find(in, s, len);
    if (*slot == 0) {
        in->text = memory_grow(in->text, in->len, sizeof *in->text);
        in->text[in->len++] = memory_text(s, len);
        *slot = in->len;
    }
    return *slot - 1;
}

void intern_free(struct intern *in)
{
    for (size_t i = 0; i < in->len; i++) free(in->text[i]);
    free(in->text);
    free(in->slot);
    *in = (struct intern){0};
}
