// An array whose length is data, on a stack of 256 KB with a guard of 64 KB below it; below that,
// 1 MB of somebody else's memory.
#ifndef JUMP_H
#define JUMP_H

#include <stdbool.h>
#include <stddef.h>

enum { JUMP_STACK = 256 << 10, JUMP_GUARD = 64 << 10, JUMP_NEIGHBOUR = 1 << 20 };

enum jump { JUMP_FINE, JUMP_STOPPED, JUMP_TRESPASSED, JUMP_FAILED };

// What becomes of a request with such a Content-Length, in a process of its own: served; stopped by
// SIGSEGV; served, and a byte of the neighbour's was overwritten. JUMP_FAILED: it could not be
// tried. probed: as -fstack-clash-protection compiles it.
enum jump jump_try(size_t content_length, bool probed);

void jump_bare(size_t content_length);
void jump_probed(size_t content_length);

#endif
