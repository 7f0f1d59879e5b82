// A megabyte is written, a byte a page, in memory from three places.
#ifndef UNSEEN_H
#define UNSEEN_H

#include "ways.h"

extern const struct way unseen_ways[];
long unseen_faults(const struct way *w); // page faults of a call, after some that warm things up

#endif
