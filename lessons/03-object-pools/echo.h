// An echo server with Heartbleed's bug, over a pool that resets and one that doesn't.
#ifndef ECHO_H
#define ECHO_H

#include <stdbool.h>
#include <stddef.h>

enum { ECHO_MAX = 64 };

// One request: its text is stored in a pooled buffer, and claimed bytes of that buffer (at most
// ECHO_MAX) are the reply. The bug is to believe claimed. reset chooses the pool.
void echo(bool reset, const char *text, size_t claimed, char reply[ECHO_MAX]);

#endif
