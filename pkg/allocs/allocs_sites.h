// Inside the package: where an address is.
#ifndef ALLOCS_SITES_H
#define ALLOCS_SITES_H

#include <limits.h>
#include <stdint.h>

struct allocs_place {
    char module[PATH_MAX]; // "?" if no module holds the address
    uint64_t offset;       // in the module, as its own symbols count it
};
void allocs_sites_place(const void *pc, struct allocs_place *place);

#endif
