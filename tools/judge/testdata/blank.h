// Inlined both into the overlay and into the harness.
#ifndef BLANK_H
#define BLANK_H

static inline int blank_is(char c)
{
    return c == ' ' || c == '\t';
}

#endif
