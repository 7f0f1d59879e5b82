// Sixteen measurements, printed with all their digits: the same, with sixteen allocations and
// without.
#ifndef MATTER_H
#define MATTER_H

#include "ways.h"

extern const struct way matter_ways[];

#endif
