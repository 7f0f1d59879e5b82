// "Has it changed?" asks a browser, and sends the tag of the copy that it has.
#ifndef ETAG_H
#define ETAG_H

#include <stdbool.h>
#include <stdint.h>

// Whether theirs, as in "65a0b1c2-4d5e6f" with its quotes, is the tag of a file that was modified
// then and is so long. False also when memory runs out.
bool etag_matches(const char *theirs, uint64_t modified_s, uint64_t size_bytes);

#endif
