// Exercise 05.5. Edit this file, then: make check-05.5

#include "makers.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { REGISTRY, ASSIGNMENT, NAME, ADDRESS, COLUMNS };

// A copy of the row at `at`, without its end of line. Moves `at` behind it.
static char *row_copy(const char **at, const char *end)
{
    const char *row = *at, *to = row;
    for (bool quoted = false; to < end && (quoted || *to != '\n'); to++)
        if (*to == '"') quoted = !quoted;
    *at = to < end ? to + 1 : end;
    if (to < end && to > row && to[-1] == '\r') to--;
    return strndup(row, (size_t)(to - row));
}

// A copy of the next field as it is meant: without its quotes, and with the doubled ones once.
// Moves `rest` behind it.
static char *field_copy(const char **rest)
{
    // TODO: five blocks a row, to look at a few bytes of each and free it.
    const char *at = *rest;
    char *field = strdup(at), *to = field;
    if (!field) return NULL;
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
    const char *at = text.at, *end = at + text.len;
    long rows = 0;
    for (bool whole = true; at < end; rows++) {
        char *row = row_copy(&at, end), *field[COLUMNS];
        const char *rest = row;
        for (int i = 0; i < COLUMNS; i++) {
            field[i] = row ? field_copy(&rest) : NULL;
            whole = whole && field[i];
        }
        if (whole) add_row(maker, n, field);
        for (int i = 0; i < COLUMNS; i++) free(field[i]);
        free(row);
        if (!whole) return -ENOMEM;
    }
    return rows;
}
