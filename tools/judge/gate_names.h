// Which names the gate refuses, and why: the data of gate.h, of no use to others.
#ifndef GATE_NAMES_H
#define GATE_NAMES_H

#include <stdbool.h>

// Why the name may not be used, defined, or be a section's; NULL if it may. Static strings.
const char *gate_names_import(const char *symbol);
const char *gate_names_export(const char *symbol);
const char *gate_names_section(const char *section);

// Is the symbol one of the words of list, of which one that ends in '*' stands for all that begin
// so? Words have blanks or commas between.
bool gate_names_match(const char *list, const char *symbol);

#endif
