// Real parts to join: lines of an access log, which the kernel takes apart, and the names of time
// zones. Read-only.
#ifndef PARTS_H
#define PARTS_H

#define PARTS_LINES 32
#define PARTS_ZONES 312
extern const char *const parts_line[PARTS_LINES];
extern const char *const parts_zone[PARTS_ZONES];

#endif
