// Countries, as JSON objects of strings: what clients send. Read-only.
#ifndef COUNTRIES_H
#define COUNTRIES_H

#define COUNTRIES_COUNT 40
extern const char *const countries_json[COUNTRIES_COUNT];

#endif
