#include "makers.h"

#include <stdbool.h>

enum { REGISTRY, ASSIGNMENT, NAME, ADDRESS, COLUMNS };

struct field {
    struct view raw; // as it lies in the text, without the quotes around it
    bool quoted;     // then each quote in it is there twice
};

// Cuts off the field at `at`. Returns where it stopped: at a comma, at a \n or at the end.
static const char *field_cut(struct field *f, const char *at, const char *end)
{
    f->quoted = at < end && *at == '"';
    if (f->quoted) {
        f->raw.at = ++at;
        while (at < end && (*at != '"' || (end - at > 1 && at[1] == '"'))) at += 1 + (*at == '"');
        f->raw.len = (size_t)(at - f->raw.at);
        while (at < end && *at != ',' && *at != '\n') at++;
        return at;
    }
    f->raw.at = at;
    while (at < end && *at != ',' && *at != '\n') at++;
    f->raw.len = (size_t)(at - f->raw.at);
    if (at < end && *at == '\n' && f->raw.len > 0 && at[-1] == '\r') f->raw.len--;
    return at;
}

// The field of that number, from the row's beginning.
static struct field column(struct view row, int number)
{
    struct field f = {0};
    const char *at = row.at, *end = at + row.len;
    for (int i = 0; i <= number; i++) {
        at = field_cut(&f, at, end);
        if (i < number && (at == end || *at++ == '\n')) return (struct field){0};
    }
    return f;
}

static size_t row_len(const char *row, const char *end)
{
    const char *at = row;
    for (bool quoted = false; at < end; at++) {
        if (*at == '"') quoted = !quoted;
        if (*at == '\n' && !quoted) return (size_t)(at + 1 - row);
    }
    return (size_t)(at - row);
}

static bool is(struct field f, const char *name)
{
    const char *at = f.raw.at, *end = at + f.raw.len;
    for (; at < end && *at == *name; name++) at += 1 + (f.quoted && *at == '"');
    return at == end && !*name;
}

static uint64_t addresses(struct field registry)
{
    if (is(registry, "MA-L")) return 1 << 24;
    if (is(registry, "MA-M")) return 1 << 20;
    return is(registry, "MA-S") || is(registry, "IAB") ? 1 << 12 : 0;
}

static void add_row(struct maker *maker, size_t n, struct view row)
{
    for (size_t i = 0; i < n; i++) {
        if (!is(column(row, NAME), maker[i].name)) continue;
        maker[i].blocks++;
        maker[i].hidden += column(row, ADDRESS).raw.len == 0;
        maker[i].addresses += addresses(column(row, REGISTRY));
        return;
    }
}

long makers_count(struct maker *maker, size_t n, struct view text)
{
    const char *at = text.at, *end = at + text.len;
    long rows = 0;
    for (; at < end; rows++) {
        struct view row = {at, row_len(at, end)};
        at += row.len;
        add_row(maker, n, row);
    }
    return rows;
}
