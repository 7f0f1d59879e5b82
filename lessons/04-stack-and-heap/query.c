#include "query.h"

#include <stdlib.h>

struct query_closure *query_closure_new(void (*call)(struct query_closure *,
                                                     const struct query_pair *),
                                        void *first, void *second)
{
    struct query_closure *c = malloc(sizeof *c);
    if (c) *c = (struct query_closure){call, {first, second}};
    return c;
}

void query_each_closure(const char *text, struct query_closure *c)
{
    for (struct query q = query_of(text); query_next(&q);) c->call(c, &q.pair);
}

void query_each(const char *text, void (*call)(void *context, const struct query_pair *pair),
                void *context)
{
    for (struct query q = query_of(text); query_next(&q);) call(context, &q.pair);
}
