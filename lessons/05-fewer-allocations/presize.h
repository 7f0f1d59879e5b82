// The lines of a text as an array of views: an array that grows, and one that is counted first.
#ifndef PRESIZE_H
#define PRESIZE_H

#include "ways.h"

extern const struct way presize_ways[];

#endif
