#include "print.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

// Of the configuration what differs from the table's before; at first all, also what is empty.
static void headings(const struct tally *t, const struct tally_record *now,
                     const struct tally_record *before,
                     void (*heading)(void *ctx, const char *line), void *ctx)
{
    if (before != NULL) heading(ctx, "");
    for (size_t k = 0; k < t->keys.len; k++) {
        const char *key = t->keys.text[k], *value = tally_value(t, now->config, k);
        if (before && strcmp(value, tally_value(t, before->config, k)) == 0) continue;
        char *line = memory_new(strlen(key) + strlen(value) + 3, 1);
        stpcpy(stpcpy(stpcpy(line, key), ": "), value);
        heading(ctx, line);
        free(line);
    }
}

void print_tables(struct tally *t, const struct table_options *options,
                  void (*heading)(void *ctx, const char *line),
                  void (*table)(void *ctx, const struct table *table), void *ctx)
{
    const struct tally_record *before = NULL;
    struct table made;
    tally_sort(t);
    for (size_t i = 0; i < t->len;) {
        headings(t, &t->records[i], before, heading, ctx);
        before = &t->records[i];
        i = table_make(&made, t, i, options);
        table(ctx, &made);
        table_free(&made);
    }
}
