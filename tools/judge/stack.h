// Where another process is just now: for a program that does not come to its end.
#ifndef STACK_H
#define STACK_H

#include <stddef.h>
#include <sys/types.h>

// Writes the call stack of pid's first thread, innermost first, as one line "site 1 0 0 0
// module+0xoffset ...", which places_read understands; "" when the process may not be looked at. It
// is stopped for a moment. pid must be a descendant.
void stack_read(pid_t pid, char *line, size_t size);

#endif
