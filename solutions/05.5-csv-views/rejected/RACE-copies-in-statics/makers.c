// The copies are made in arrays that are large enough for any table, and everybody's.

#include "makers.h"

#include <stdbool.h>
#include <string.h>

enum { ROOM = 1 << 18 };
enum { REGISTRY, ASSIGNMENT, NAME, ADDRESS, COLUMNS };

// A copy of the row at `at`, without its end of line. Moves `at` behind it.
static char *row_copy(const char **at, const char *end)
{
    const char *row = *at, *to = row;
    for (bool quoted = false; to < end && (quoted || *to != '\n'); to++)
        if (*to == '"') quoted = !quoted;
    *at = to < end ? to + 1 : end;
    if (to < end && to > row && to[-1] == '\r') to--;
    static char copy[ROOM];
    memcpy(copy, row, (size_t)(to - row));
    copy[to - row] = '\0';
    return copy;
}

// A copy of the next field as it is meant: without its quotes, and with the doubled ones once.
// Moves `rest` behind it.
static char *field_copy(const char **rest, char *field)
{
    const char *at = *rest;
    char *to = field;
    for (bool quoted = false; *at && (quoted || *at != ','); at++) {
        if (*at == '"' && !(quoted && at[1] == '"')) {
            quoted = !quoted;
            continue;
        }
        if (*at == '"') at++;
        *to++ = *at;
    }
    *to = '\0';
    *rest = *at ? at + 1 : at;
    return field;
}

static uint64_t addresses(const char *registry)
{
    if (!strcmp(registry, "MA-L")) return 1 << 24;
    if (!strcmp(registry, "MA-M")) return 1 << 20;
    return !strcmp(registry, "MA-S") || !strcmp(registry, "IAB") ? 1 << 12 : 0;
}

static void add_row(struct maker *maker, size_t n, char *const field[COLUMNS])
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(maker[i].name, field[NAME]) != 0) continue;
        maker[i].blocks++;
        maker[i].hidden += !*field[ADDRESS];
        maker[i].addresses += addresses(field[REGISTRY]);
    }
}

long makers_count(struct maker *maker, size_t n, struct view text)
{
    static char room[COLUMNS][ROOM];
    const char *at = text.at, *end = at + text.len;
    long rows = 0;
    for (; at < end; rows++) {
        char *field[COLUMNS];
        const char *rest = row_copy(&at, end);
        for (int i = 0; i < COLUMNS; i++) field[i] = field_copy(&rest, room[i]);
        add_row(maker, n, field);
    }
    return rows;
}
