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
    while (*at != ',' && *at != '\n' && at < end) at++;
    f->raw.len = (size_t)(at - f->raw.at);
    if (at < end && *at == '\n' && f->raw.len > 0 && at[-1] == '\r') f->raw.len--;
    return at;
}

// Returns where the next row begins.
static const char *row_cut(struct field field[COLUMNS], const char *at, const char *end)
{
    struct field other;
    for (int i = 0;; i++) {
        at = field_cut(i < COLUMNS ? &field[i] : &other, at, end);
        if (at == end) return end;
        if (*at++ == '\n') return at;
    }
}

static bool is(const struct field *f, const char *name)
{
    const char *at = f->raw.at, *end = at + f->raw.len;
    for (; at < end && *at == *name; name++) at += 1 + (f->quoted && *at == '"');
    return at == end && !*name;
}

static uint64_t addresses(const struct field *registry)
{
    if (is(registry, "MA-L")) return 1 << 24;
    if (is(registry, "MA-M")) return 1 << 20;
    return is(registry, "MA-S") || is(registry, "IAB") ? 1 << 12 : 0;
}

static void add_row(struct maker *maker, size_t n, const struct field field[COLUMNS])
{
    for (size_t i = 0; i < n; i++) {
        if (!is(&field[NAME], maker[i].name)) continue;
        maker[i].blocks++;
        maker[i].hidden += field[ADDRESS].raw.len == 0;
        maker[i].addresses += addresses(&field[REGISTRY]);
        return;
    }
}

long makers_count(struct maker *maker, size_t n, struct view text)
{
    const char *at = text.at, *end = at + text.len;
    long rows = 0;
    for (; at < end; rows++) {
        struct field field[COLUMNS] = {0};
        at = row_cut(field, at, end);
        add_row(maker, n, field);
    }
    return rows;
}
