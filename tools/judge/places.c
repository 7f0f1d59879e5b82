// Where in the overlay the sites of an allocation trace are: of the frames of a site, inlined ones
// included, the first that lies in a file of the overlay; the one before it is what it called.

#include "places.h"

#include "symbols/symbols.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A blank, newline or backslash in a path is written as \\040, \\012 or \\134.
static void unescape(char *path)
{
    char *to = path;
    for (const char *from = path; *from; to++)
        if (*from == '\\' && strlen(from) >= 4) {
            *to = (char)strtol((const char[]){from[1], from[2], from[3], 0}, NULL, 8);
            from += 4;
        } else
            *to = *from++;
    *to = 0;
}

// Walks the "module+0xoffset" words of a site, innermost first.
static void locate(struct symbols *table, char *words, const char *overlay, struct place *p)
{
    char *save;
    for (char *w = strtok_r(words, " \n", &save); w; w = strtok_r(NULL, " \n", &save)) {
        char *plus = strrchr(w, '+');
        if (!plus) continue;
        *plus = 0;
        unescape(w);
        struct symbols_frame frames[8];
        int n = symbols_resolve(table, w, strtoull(plus + 1, NULL, 16) - 1, frames, 8);
        for (int i = 0; i < n; i++) {
            const char *at = strstr(frames[i].file, overlay);
            if (at) {
                snprintf(p->file, sizeof p->file, "%s", at);
                snprintf(p->function, sizeof p->function, "%s", frames[i].function);
                p->line = frames[i].line;
                return;
            }
            snprintf(p->callee, sizeof p->callee, "%s", frames[i].function);
        }
    }
}

static int by_allocs(const void *a, const void *b)
{
    const struct place *p = a, *q = b;
    return p->allocs < q->allocs ? 1 : p->allocs > q->allocs ? -1 : 0;
}

static void join(struct place *places, int *count, int room, const struct place *p)
{
    for (int i = 0; i < *count; i++) {
        struct place *q = &places[i];
        if (q->line != p->line || strcmp(q->file, p->file) || strcmp(q->callee, p->callee))
            continue;
        q->allocs += p->allocs;
        q->bytes += p->bytes;
        q->live_blocks += p->live_blocks;
        q->live_bytes += p->live_bytes;
        return;
    }
    if (*count < room) places[(*count)++] = *p;
}

int places_read(const char *text, size_t len, const char *overlay, struct place *places, int room)
{
    struct symbols *table = symbols_new();
    if (!table) return -ENOMEM;
    int count = 0;
    for (const char *at = text, *end = text + len; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        char line[4096];
        size_t n = (size_t)((stop ? stop : end) - at);
        snprintf(line, sizeof line, "%.*s", n < sizeof line ? (int)n : (int)sizeof line - 1, at);
        at = stop ? stop + 1 : end;
        struct place p = {.callee = "malloc"};
        int used = 0;
        if (sscanf(line, "site %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %n", &p.allocs,
                   &p.bytes, &p.live_blocks, &p.live_bytes, &used) != 4)
            continue;
        locate(table, line + used, overlay, &p);
        join(places, &count, room, &p);
    }
    symbols_delete(table);
    qsort(places, (size_t)count, sizeof *places, by_allocs);
    return count;
}

void places_first(const char *text, const char *overlay, char *at, size_t size)
{
    struct place p[16];
    int count = places_read(text, strlen(text), overlay, p, sizeof p / sizeof *p);
    at[0] = 0;
    for (int i = 0; i < count && !at[0]; i++)
        if (p[i].file[0]) snprintf(at, size, "%s:%u %s", p[i].file, p[i].line, p[i].function);
}
