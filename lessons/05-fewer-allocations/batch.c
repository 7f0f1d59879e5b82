// The same records in 3 n blocks, in n, and in 2. All are made, read, and then freed.

#include "batch.h"

#include "data.h"

#include <stdlib.h>

static void *take(size_t size)
{
    void *p = malloc(size);
    if (!p) abort(); // a demo may
    return p;
}

static char *put(char *to, struct view text)
{
    *(char *)mempcpy(to, text.at, text.len) = 0;
    return to;
}

static struct view category(const struct data *d, size_t i)
{
    struct view rest = d->line[i];
    view_cut(&rest, ';');
    view_cut(&rest, ';');
    return view_cut(&rest, ';');
}

struct record {
    char *name, *category;
};

// A block for the record, one for each text.
static uint64_t three(void)
{
    const struct data *d = data_unicode();
    struct record *list[DATA_LINES];
    uint64_t answer = 0;
    for (size_t i = 0; i < d->lines; i++) {
        struct view kind = category(d, i);
        list[i] = take(sizeof *list[i]);
        list[i]->name = put(take(d->name[i].len + 1), d->name[i]);
        list[i]->category = put(take(kind.len + 1), kind);
    }
    for (size_t i = 0; i < d->lines; i++) {
        answer += strlen(list[i]->name) + (unsigned char)list[i]->category[1];
        free(list[i]->name);
        free(list[i]->category);
        free(list[i]);
    }
    return answer;
}

// The short text of known length lies in the record, the long one behind it: a flexible member.
struct packed {
    char category[3];
    char name[];
};

static uint64_t one(void)
{
    const struct data *d = data_unicode();
    struct packed *list[DATA_LINES];
    uint64_t answer = 0;
    for (size_t i = 0; i < d->lines; i++) {
        list[i] = take(sizeof *list[i] + d->name[i].len + 1);
        put(list[i]->name, d->name[i]);
        put(list[i]->category, category(d, i));
    }
    for (size_t i = 0; i < d->lines; i++) {
        answer += strlen(list[i]->name) + (unsigned char)list[i]->category[1];
        free(list[i]);
    }
    return answer;
}

// All records in one array, all names in one text: two blocks for any number.
struct row {
    char category[3];
    unsigned name; // where it begins in the text
};

static uint64_t two_for_all(void)
{
    const struct data *d = data_unicode();
    uint64_t answer = 0;
    size_t size = 0;
    for (size_t i = 0; i < d->lines; i++) size += d->name[i].len + 1;
    struct row *row = take(d->lines * sizeof *row);
    char *text = take(size), *at = text;
    for (size_t i = 0; i < d->lines; i++) {
        put(row[i].category, category(d, i));
        row[i].name = (unsigned)(put(at, d->name[i]) - text);
        at += d->name[i].len + 1;
    }
    for (size_t i = 0; i < d->lines; i++)
        answer += strlen(text + row[i].name) + (unsigned char)row[i].category[1];
    free(text);
    free(row);
    return answer;
}

const struct way batch_ways[] = {
    {"batch_three", "three blocks a record", three},
    {"batch_one", "one block a record", one},
    {"batch_two", "two blocks for all", two_for_all},
    {0},
};
