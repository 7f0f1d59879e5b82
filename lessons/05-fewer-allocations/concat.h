// The names of all characters, joined by ", " into one string of malloc's: three ways.
#ifndef CONCAT_H
#define CONCAT_H

#include "ways.h"

extern const struct way concat_ways[];

#endif
