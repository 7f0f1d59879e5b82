// The sites for people. In a file of its own, so that only programs that ask for it link libdw.
#include "allocs.h"
#include "allocs_sites.h"
#include "symbols/symbols.h"

#include <inttypes.h>
#include <stdlib.h>

#define INLINED 8 // functions inlined into each other at one address: more are left out

// The calls that led to the site, innermost first, one a line; inlined ones too.
static void print_frames(FILE *out, struct symbols *symbols, const struct allocs_site *site)
{
    for (unsigned i = 0; i < site->depth; i++) {
        struct allocs_place place;
        struct symbols_frame frames[INLINED];
        allocs_sites_place(site->pc[i], &place);
        int found = symbols
                        ? symbols_resolve(symbols, place.module, place.offset - 1, frames, INLINED)
                        : -1;
        if (found < 0 || (!*frames[0].file && *frames[0].function == '?')) {
            fprintf(out, "%24s %s+0x%" PRIx64 "\n", "", place.module, place.offset);
            continue;
        }
        for (int f = 0; f < found; f++) {
            fprintf(out, "%24s %s", "", frames[f].function);
            if (*frames[f].file) fprintf(out, "  %s:%u", frames[f].file, frames[f].line);
            fputc('\n', out);
        }
    }
}

void allocs_report(FILE *out, size_t most)
{
    struct allocs_site *sites = calloc(most ? most : 1, sizeof *sites);
    struct symbols *symbols = symbols_new(); // NULL: addresses only
    size_t all = sites ? allocs_sites(sites, most) : 0;
    fprintf(out, "%11s %12s\n", "allocations", "bytes");
    for (size_t i = 0; i < all && i < most; i++) {
        fprintf(out, "%11" PRIu64 " %12" PRIu64 "\n", sites[i].allocs, sites[i].bytes);
        print_frames(out, symbols, &sites[i]);
    }
    if (all > most) fprintf(out, "%zu sites more\n", all - most);
    symbols_delete(symbols);
    free(sites);
}
