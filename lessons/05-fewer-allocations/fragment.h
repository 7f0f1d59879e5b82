// Sessions that stay and requests that go, all from one heap; and after the rush only sessions are
// left. How much memory do they hold?
#ifndef FRAGMENT_H
#define FRAGMENT_H

#include <stdbool.h>
#include <stddef.h>

// Each 32nd block is a session.
enum { FRAGMENT_BLOCKS = 100000, FRAGMENT_EACH = 32, FRAGMENT_BYTES = 100 };

struct fragment {
    size_t rush_pages;     // that held a block, of 4 KB
    size_t after_pages;    // that hold a session
    size_t rush_resident;  // bytes of this process in memory, more than before
    size_t after_resident; // when all else is freed, and malloc was told to trim
};

// apart: sessions have an arena of their own.
struct fragment fragment_run(bool apart);

#endif
