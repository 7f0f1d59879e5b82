// What stands behind the ? of a URL, "arch=amd64&suite=bookworm", pair by pair: three shapes of one
// iteration. The text must outlive what points into it.
#ifndef QUERY_H
#define QUERY_H

#include "url.h"

#include <stdbool.h>

struct query_pair {
    struct view key, value;
};

// 1. A function and what it captured, in one block, as a language with closures makes it.
struct query_closure {
    void (*call)(struct query_closure *self, const struct query_pair *pair);
    void *captured[2];
};
struct query_closure *query_closure_new(void (*call)(struct query_closure *,
                                                     const struct query_pair *),
                                        void *first, void *second); // free it; NULL: no memory
void query_each_closure(const char *text, struct query_closure *c);

// 2. A function, and a context that the caller owns.
void query_each(const char *text, void (*call)(void *context, const struct query_pair *pair),
                void *context);

// 3. No callback: the iteration's state is the caller's, and so is the loop.
//     for (struct query q = query_of(text); query_next(&q);) use(&q.pair);
struct query {
    const char *rest;
    struct query_pair pair;
};

static inline struct query query_of(const char *text)
{
    return (struct query){.rest = text};
}

static inline struct view query_take(const char **at, const char *stop)
{
    struct view v = {*at, 0};
    while (v.at[v.len] && v.at[v.len] != stop[0] && v.at[v.len] != stop[1]) v.len++;
    *at += v.len;
    return v;
}

static inline bool query_next(struct query *q)
{
    if (!*q->rest) return false;
    q->pair.key = query_take(&q->rest, "=&");
    if (*q->rest == '=') q->rest++;
    q->pair.value = query_take(&q->rest, "&&");
    if (*q->rest == '&') q->rest++;
    return true;
}

#endif
