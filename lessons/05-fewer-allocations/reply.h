// A reply: a JSON array of eight characters, as a server would send it. Four ways to have room.
#ifndef REPLY_H
#define REPLY_H

#include "ways.h"

extern const struct way reply_ways[];

#endif
