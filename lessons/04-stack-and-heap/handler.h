// Five small functions of a Debian mirror, each with a block of memory in it. None of them is good;
// escape says which of the blocks need be blocks.
#ifndef HANDLER_H
#define HANDLER_H

#include <stdbool.h>
#include <stddef.h>

struct client {
    char *buffer;
    size_t room;
};

struct name {
    const char *at;
    size_t len;
};

bool handler_wants_package(const char *target);      // ".deb", ".DEB"
struct name *handler_file_name(const char *target);  // the caller's to free; NULL: out of memory
bool handler_climbs_out(const char *target);         // has "..", written plainly or as %2e%2E
int handler_open(struct client *c);                  // 0, -ENOMEM; c->buffer is the caller's
int handler_moved(const char *from, const char *to); // remembered for good; 0, -ENOMEM

#endif
