// Request targets of a real server, a Debian mirror.
#ifndef TARGETS_H
#define TARGETS_H

enum { TARGETS = 64 };
extern const char *const targets[TARGETS];

#endif
