// All three fill the same list; they differ in the room that it has at first.

#include "presize.h"

#include "data.h"

#include <stdlib.h>

struct list {
    struct view *line;
    size_t count, room;
};

static void push(struct list *l, struct view line)
{
    if (l->count == l->room) {
        size_t room = l->room ? 2 * l->room : 4;
        struct view *more = reallocarray(l->line, room, sizeof *more);
        if (!more) return;
        l->line = more;
        l->room = room;
    }
    l->line[l->count++] = line;
}

static uint64_t lines(struct list l)
{
    if (!l.line) l.room = 0;
    for (struct view rest = data_unicode()->text; rest.len;) push(&l, view_cut(&rest, '\n'));
    uint64_t answer = l.count ? l.count << 32 | l.line[l.count - 1].len : 0;
    free(l.line);
    return answer;
}

static uint64_t grown(void)
{
    return lines((struct list){0});
}

static uint64_t counted(void)
{
    struct view rest = data_unicode()->text;
    size_t room = 0;
    for (; rest.len; room++) view_cut(&rest, '\n');
    return lines((struct list){malloc(room * sizeof(struct view)), 0, room});
}

// No line of this file is shorter than 16 bytes, so there are not more than that.
static uint64_t bounded(void)
{
    size_t room = data_unicode()->text.len / 16 + 1;
    return lines((struct list){malloc(room * sizeof(struct view)), 0, room});
}

const struct way presize_ways[] = {
    {"presize_grown", "it grows, from 4 on", grown},
    {"presize_counted", "lines are counted first", counted},
    {"presize_bounded", "a bound is known", bounded},
    {0},
};
