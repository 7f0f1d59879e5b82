// Where another process is just now: for a program that does not come to its end.
#ifndef STACK_H
#define STACK_H

#include <stddef.h>
#include <sys/types.h>

// Writes the call stack of each of pid's threads, its first one first, innermost frame first, as a
// line "site 1 0 0 0 module+0xoffset ...", which places_read understands; of as many as there is
// room for, and "" when the process may not be looked at. They are stopped for a moment. pid must
// be a descendant.
void stack_read(pid_t pid, char *line, size_t size);

#endif
