// Lines of a real file, which a list is to find. Read-only.
#ifndef ZONES_H
#define ZONES_H

#define ZONES_COUNT 120
extern const char *const zones_line[ZONES_COUNT];

#endif
