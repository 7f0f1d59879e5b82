// A record of each character, with its name and its category: how many blocks is that?
#ifndef BATCH_H
#define BATCH_H

#include "ways.h"

extern const struct way batch_ways[];

#endif
