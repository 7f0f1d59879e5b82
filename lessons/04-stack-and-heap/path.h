// A target of a request becomes a file's name: root, target, and "index.html" for a folder.
#ifndef PATH_H
#define PATH_H

#include <stddef.h>

enum { PATH_ROOM = 256 };

// Into room bytes of the caller's, 0 at the end included. Returns the length that the whole name
// has, without the 0, as snprintf does: with room or more, out holds what fits.
size_t path_join(char *out, size_t room, const char *root, const char *target);

// The caller's to free; NULL: out of memory.
char *path_join_new(const char *root, const char *target);

// In the caller's buffer if it fits there, else in a block; the caller frees it if it is not out.
char *path_join_either(char *out, size_t room, const char *root, const char *target);

#endif
