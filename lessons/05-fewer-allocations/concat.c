// Ways to join. They get the names as views, which tell their lengths without a walk.

#include "concat.h"

#include "data.h"

#include "strbuf/strbuf.h"

#include <stdlib.h>

static uint64_t done(char *text, size_t len)
{
    uint64_t answer = ways_sum(text, len);
    free(text);
    return answer;
}

// text = text + ", " + name, as one writes it where strings are values.
static uint64_t with_new(void)
{
    const struct data *d = data_unicode();
    char *text = calloc(1, 1);
    for (size_t i = 0; text && i < d->lines; i++) {
        struct view name = d->name[i];
        char *longer = malloc(strlen(text) + 2 + name.len + 1);
        if (longer) {
            strcpy(longer, text);
            strcat(longer, i ? ", " : "");
            strncat(longer, name.at, name.len);
        }
        free(text);
        text = longer;
    }
    return text ? done(text, strlen(text)) : 0;
}

static uint64_t with_strbuf(void)
{
    const struct data *d = data_unicode();
    struct strbuf s;
    size_t len;
    strbuf_init(&s, NULL);
    for (size_t i = 0; i < d->lines; i++) {
        struct view name = d->name[i];
        if (i) strbuf_add(&s, ", ", 2);
        strbuf_add(&s, name.at, name.len);
    }
    char *text = strbuf_detach(&s, &len);
    return text ? done(text, len) : 0;
}

static uint64_t measured(void)
{
    const struct data *d = data_unicode();
    size_t size = 1;
    for (size_t i = 0; i < d->lines; i++) size += (i ? 2 : 0) + d->name[i].len;
    char *text = malloc(size), *at = text;
    for (size_t i = 0; text && i < d->lines; i++) {
        struct view name = d->name[i];
        if (i) at = mempcpy(at, ", ", 2);
        at = mempcpy(at, name.at, name.len);
    }
    if (!text) return 0;
    *at = 0;
    return done(text, (size_t)(at - text));
}

const struct way concat_ways[] = {
    {"concat_new", "a new string for each name", with_new},
    {"concat_strbuf", "one that grows", with_strbuf},
    {"concat_measured", "measured first", measured},
    {0},
};
