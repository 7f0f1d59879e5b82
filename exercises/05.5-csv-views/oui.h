// A real table to count in, and names that are in it. Read-only.
#ifndef OUI_H
#define OUI_H

#include <stddef.h>

extern const char oui_table[]; // oui_len bytes of CSV
extern const size_t oui_len;

#define OUI_NAMES 16
extern const char *const oui_name[OUI_NAMES];

#endif
