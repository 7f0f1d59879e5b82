// One loop over the bytes of the text; what a byte means depends on the state.
#include "makers.h"

#include <stdbool.h>
#include <string.h>

enum { REGISTRY, ASSIGNMENT, NAME, ADDRESS, COLUMNS };
enum state { BEGIN, PLAIN, QUOTED, CLOSED };

struct row {
    struct view field[COLUMNS + 1]; // those that mean nothing are in the last one
    bool doubled[COLUMNS + 1];      // it holds quotes, each twice
};

static bool same(struct view v, bool doubled, const char *name)
{
    if (!doubled) return !strncmp(v.at ? v.at : "", name, v.len) && !name[v.len];
    size_t i = 0;
    for (; i < v.len && v.at[i] == *name; name++) i += v.at[i] == '"' ? 2 : 1;
    return i == v.len && !*name;
}

static void add(struct maker *maker, size_t n, const struct row *row)
{
    static const struct {
        const char *name;
        uint32_t size;
    } registry[] = {{"MA-L", 1 << 24}, {"MA-M", 1 << 20}, {"MA-S", 1 << 12}, {"IAB", 1 << 12}};
    for (size_t i = 0; i < n; i++) {
        if (!same(row->field[NAME], row->doubled[NAME], maker[i].name)) continue;
        maker[i].blocks++;
        if (!row->field[ADDRESS].len) maker[i].hidden++;
        for (int r = 0; r < 4; r++)
            if (same(row->field[REGISTRY], row->doubled[REGISTRY], registry[r].name))
                maker[i].addresses += registry[r].size;
    }
}

long makers_count(struct maker *maker, size_t n, struct view text)
{
    long rows = 0;
    int column = 0;
    enum state state = BEGIN;
    struct row row = {0};
    const char *from = text.at, *end = text.at + text.len, *closed = NULL;
    for (const char *at = text.at; at < end; at++) {
        char c = *at;
        if (state == QUOTED) {
            if (c == '"') {
                state = CLOSED;
                closed = at;
            }
        } else if (c == ',' || c == '\n') {
            const char *to = state == CLOSED ? closed : at;
            if (c == '\n' && state == PLAIN && at[-1] == '\r') to--;
            row.field[column] = (struct view){from, (size_t)(to - from)};
            column += column < COLUMNS;
            from = at + 1;
            state = BEGIN;
            if (c == ',') continue;
            add(maker, n, &row);
            rows++;
            row = (struct row){0};
            column = 0;
        } else if (c == '"' && state == BEGIN) {
            state = QUOTED;
            from = at + 1;
        } else if (c == '"') {
            state = QUOTED; // the second of two
            row.doubled[column] = true;
        } else if (state == BEGIN) {
            state = PLAIN;
        }
    }
    if (column == 0 && state == BEGIN) return rows;
    row.field[column] = (struct view){from, (size_t)((state == CLOSED ? closed : end) - from)};
    add(maker, n, &row);
    return rows + 1;
}
