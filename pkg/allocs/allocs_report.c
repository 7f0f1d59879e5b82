// The sites for people. In a file of its own, so that only programs that ask for it link libdw.
//
// One source line may be many sites, since compilers unroll loops: sites whose frames read the same
// are added up.
#include "allocs.h"
#include "allocs_sites.h"
#include "symbols/symbols.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define INLINED 16 // functions inlined into each other at one address: more are left out

struct entry {
    uint64_t allocs, bytes;
    char *frames; // text
};

// One line, or several where calls were inlined. True at main: what called it says nothing.
static bool print_frame(FILE *out, struct symbols *symbols, const void *pc)
{
    struct allocs_place place;
    struct symbols_frame frames[INLINED];
    allocs_sites_place(pc, &place);
    int count =
        symbols ? symbols_resolve(symbols, place.module, place.offset - 1, frames, INLINED) : 0;
    if (count <= 0 || !strcmp(frames[0].function, "?")) {
        fprintf(out, "%25s%s+0x%" PRIx64 "\n", "", place.module, place.offset);
        return false;
    }
    for (int i = 0; i < count; i++) {
        fprintf(out, "%25s%s", "", frames[i].function);
        if (*frames[i].file) fprintf(out, "  %s:%u", frames[i].file, frames[i].line);
        fputc('\n', out);
    }
    return !strcmp(frames[count - 1].function, "main");
}

// NULL: out of memory.
static char *frames_text(struct symbols *symbols, const struct allocs_site *site)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out) return NULL;
    for (unsigned i = 0; i < site->depth; i++)
        if (print_frame(out, symbols, site->pc[i])) break;
    fclose(out);
    return text;
}

static int by_frames(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->frames, ((const struct entry *)b)->frames);
}

static int by_allocs(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->allocs != b->allocs) return a->allocs < b->allocs ? 1 : -1;
    if (a->bytes != b->bytes) return a->bytes < b->bytes ? 1 : -1;
    return by_frames(a, b);
}

static size_t resolve(struct entry *entries, const struct allocs_site *sites, size_t len)
{
    struct symbols *symbols = symbols_new(); // NULL: addresses will do
    size_t resolved = 0;
    for (size_t i = 0; i < len; i++) {
        struct entry e = {sites[i].allocs, sites[i].bytes, frames_text(symbols, &sites[i])};
        if (e.frames) entries[resolved++] = e;
    }
    symbols_delete(symbols);
    return resolved;
}

static size_t merge(struct entry *entries, size_t len)
{
    size_t merged = 0;
    qsort(entries, len, sizeof *entries, by_frames);
    for (size_t i = 0; i < len; i++) {
        if (!merged || by_frames(&entries[merged - 1], &entries[i])) {
            entries[merged++] = entries[i];
            continue;
        }
        entries[merged - 1].allocs += entries[i].allocs;
        entries[merged - 1].bytes += entries[i].bytes;
        free(entries[i].frames);
    }
    qsort(entries, merged, sizeof *entries, by_allocs);
    return merged;
}

void allocs_report(FILE *out, size_t most)
{
    size_t room = allocs_sites(NULL, 0) + 64; // this may itself be traced, and make some
    struct allocs_site *sites = calloc(room, sizeof *sites);
    struct entry *entries = calloc(room, sizeof *entries);
    size_t len = 0;
    if (sites && entries) {
        size_t found = allocs_sites(sites, room);
        len = merge(entries, resolve(entries, sites, found < room ? found : room));
    }
    fprintf(out, "%11s %12s\n", "allocations", "bytes");
    for (size_t i = 0; i < len; i++) {
        if (i < most)
            fprintf(out, "%11" PRIu64 " %12" PRIu64 "\n%s", entries[i].allocs, entries[i].bytes,
                    entries[i].frames);
        free(entries[i].frames);
    }
    if (len > most) fprintf(out, "%11zu more places\n", len - most);
    free(entries);
    free(sites);
}
