// libc looks for quotes, commas and ends of line. The next end of line is looked for once a line.
#include "makers.h"

#include <stdbool.h>
#include <string.h>

enum { REGISTRY, ASSIGNMENT, NAME, ADDRESS, COLUMNS };

struct field {
    struct view raw;
    bool quoted;
};

static const char *find(const char *at, char c, const char *end)
{
    const char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
    return found ? found : end;
}

// Returns where the row ends: at its \n, or at the end.
static const char *row_cut(struct field field[COLUMNS], const char *at, const char *end)
{
    const char *line = find(at, '\n', end);
    for (int i = 0;; i++) {
        struct field f = {.quoted = at < end && *at == '"'};
        const char *to, *begin = at + f.quoted;
        if (f.quoted) {
            to = find(begin, '"', end);
            while (end - to > 1 && to[1] == '"') to = find(to + 2, '"', end);
            if (to > line) line = find(to, '\n', end);
            at = to + (to < end);
            if (at < line && *at != ',') at = line;
        } else {
            at = to = find(at, ',', line);
            if (to == line && line < end && to > begin && to[-1] == '\r') to--;
        }
        f.raw = (struct view){begin, (size_t)(to - begin)};
        if (i < COLUMNS) field[i] = f;
        if (at == line) return at;
        at++;
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

long makers_count(struct maker *maker, size_t n, struct view text)
{
    const char *at = text.at, *end = at + text.len;
    long rows = 0;
    for (; at < end; rows++) {
        struct field field[COLUMNS] = {0};
        at = row_cut(field, at, end);
        at += at < end;
        for (size_t i = 0; i < n; i++) {
            if (!is(&field[NAME], maker[i].name)) continue;
            maker[i].blocks++;
            maker[i].hidden += field[ADDRESS].raw.len == 0;
            maker[i].addresses += addresses(&field[REGISTRY]);
            break;
        }
    }
    return rows;
}
