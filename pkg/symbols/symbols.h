// From a code address to function, file and line, inlined frames included, through the DWARF that
// gcc and clang write (libdw). A function without DWARF gets its name from the symbol table. Built
// where libdw was absent, every file is unreadable (-ENOENT). Separate debug files are found by
// build id on this machine, never fetched. Not for signal handlers. One thread at a time a table.
#ifndef SYMBOLS_H
#define SYMBOLS_H

#include <stdbool.h>
#include <stdint.h>

struct symbols; // the modules that were opened so far and what was read of them

bool symbols_available(void);      // false: built without libdw
struct symbols *symbols_new(void); // NULL: out of memory
void symbols_delete(struct symbols *s);

// The strings are the table's.
struct symbols_frame {
    const char *function; // "?" if unknown
    const char *file;     // as the compiler was given it; "" if unknown
    unsigned line;        // 0 if unknown
};

// The frames at offset (its address as the file's own symbols count it) in the ELF file path,
// innermost inlined call first. For a return address pass the address less one. Returns how many
// were stored, at most room and at least 1 if room > 0; -ENOENT when the file can't be read, then
// frames[0] is "?"; -ENOMEM. The first look into a file costs milliseconds, the next microseconds.
int symbols_resolve(struct symbols *s, const char *path, uint64_t offset,
                    struct symbols_frame *frames, int room);

#endif
