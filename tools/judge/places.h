// Where in the overlay the sites of an allocation trace are.
#ifndef PLACES_H
#define PLACES_H

#include <stddef.h>
#include <stdint.h>

struct place {
    char file[160], function[64]; // file is "" where no frame is in the overlay
    char callee[64];              // what it called: "malloc", "strdup"
    unsigned line;
    uint64_t allocs, bytes, live_blocks, live_bytes;
};

// Reads the site lines of text (allocs_sites_write's), joins those of one line, and sorts them by
// allocations. Returns how many were stored, or -ENOMEM.
int places_read(const char *text, size_t len, const char *overlay, struct place *places, int room);

// "work/x/session.c:41 session_open" of the first place that is in the overlay; "" if none is.
void places_first(const char *text, const char *overlay, char *at, size_t size);

#endif
