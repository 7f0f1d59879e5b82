// Values with names in a text: <!-- m:NAME -->VALUE<!-- /m -->, whose marks a reader of Markdown
// does not see. Nothing is allocated or changed; any thread.
#ifndef SPAN_H
#define SPAN_H

#include <stdbool.h>
#include <stddef.h>

struct span {
    const char *name, *value, *after; // in the text; after: what follows the closing mark
    size_t name_len, value_len;
};

// The first span in text, which ends with a 0: returns where its opening mark begins, or NULL. What
// is not closed before the next one opens is no span.
const char *span_next(const char *text, struct span *s);

bool span_named(const struct span *s, const char *name);

// Takes the marks away and leaves the values: a text to be read.
void span_strip(char *text);

#endif
