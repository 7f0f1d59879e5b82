// Runs a program and waits for it.
#ifndef CHILD_H
#define CHILD_H

#include <stddef.h>

struct child_args {
    char **list; // NULL-terminated
    size_t count;
};
void child_add(struct child_args *args, const char *arg); // a copy of it

// Its stdout, or its stderr too, go where said; NULL: stay. 0; -EINVAL: it failed; -ENOENT: there
// is no such program; another negative errno.
int child_wait(const struct child_args *args, const char *out);
int child_wait_errors(const struct child_args *args, const char *errors);

#endif
