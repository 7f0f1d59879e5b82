// Functions that ask for a block, and of which the compiler may see that they need none. Each
// returns a number that depends on its argument.
#ifndef DELETED_H
#define DELETED_H

int deleted_unused(int x);  // asks, frees
int deleted_written(int x); // asks, writes, frees
int deleted_checked(int x); // the same, and returns early when there is no memory
int deleted_read(int x);    // asks, writes, reads it back, frees
int deleted_cleared(int x); // asks for zeros, reads one, frees
int deleted_text(int x);    // strdup, strlen, free
int deleted_shown(int x);   // asks, writes, shows the block to a function elsewhere, frees

struct deleted {
    const char *name;
    int (*run)(int x);
};
extern const struct deleted deleted_all[];
enum { DELETED = 7 };

#endif
