// Words of Debian versions, see version.h, and their order. Any thread.
#ifndef WORDS_H
#define WORDS_H

struct span {
    const char *at, *end; // the characters from at up to, but without, end
};

// Returns a number below 0, 0 or above 0: a comes before b, they are equal, a comes after b.
int words_compare(struct span a, struct span b);

#endif
