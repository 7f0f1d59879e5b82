// The fifteen fields of each line: how many letters are capital, and how many fields are empty?
// Three ways to have a field.
#ifndef FIELDS_H
#define FIELDS_H

#include "ways.h"

enum { FIELDS = 15 };
extern const struct way fields_ways[];

#endif
