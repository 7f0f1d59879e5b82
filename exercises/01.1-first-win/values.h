// Header field values to clean. Read-only.
#ifndef VALUES_H
#define VALUES_H

#define VALUES_COUNT 16
extern const char *const values_of_headers[VALUES_COUNT];

#endif
