#include "query_find.h"
#include "query.h"

#include <stdlib.h>
#include <string.h>

static bool is(struct view v, const char *text)
{
    return v.len == strlen(text) && !memcmp(v.at, text, v.len);
}

static void closure_call(struct query_closure *self, const struct query_pair *pair)
{
    const char *key = self->captured[0];
    struct view *found = self->captured[1];
    if (is(pair->key, key)) *found = pair->value;
}

struct view query_find_closure(const char *text, const char *key)
{
    struct view found = {0};
    struct query_closure *c = query_closure_new(closure_call, (void *)key, &found);
    if (c) query_each_closure(text, c);
    free(c);
    return found;
}

struct find {
    const char *key;
    struct view found;
};

static void context_call(void *context, const struct query_pair *pair)
{
    struct find *f = context;
    if (is(pair->key, f->key)) f->found = pair->value;
}

struct view query_find_context(const char *text, const char *key)
{
    struct find f = {.key = key};
    query_each(text, context_call, &f);
    return f.found;
}

struct view query_find_loop(const char *text, const char *key)
{
    struct view found = {0};
    for (struct query q = query_of(text); query_next(&q);)
        if (is(q.pair.key, key)) found = q.pair.value;
    return found;
}
