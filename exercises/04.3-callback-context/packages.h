// A list of packages, as apt reads it, and what their Depends: says. Read-only; any thread.
#ifndef PACKAGES_H
#define PACKAGES_H

#include <stdbool.h>
#include <stddef.h>

struct package {
    const char *name, *section;
    unsigned long installed_kib;
    const char *depends; // "libc6 (>= 2.34), default-mta | mail-transport-agent": see below
};

struct packages {
    const struct package *package; // sorted by name, as strcmp does
    size_t count;
};

extern const struct packages packages_bookworm;

struct name {
    const char *at; // not a string: size characters of a longer text
    size_t size;
};

// A dependency is a name, perhaps with versions in parentheses. "," stands between dependencies,
// "|" between alternatives, of which one is enough. Takes the next name off *depends and says
// whether it is an alternative to the one before it. False: there is none left.
bool packages_next_name(const char **depends, struct name *name, bool *alternative);

bool packages_is(struct name name, const char *string);

// The package of that name, or NULL: the list has none.
const struct package *packages_find(const struct packages *list, struct name name);

#endif
