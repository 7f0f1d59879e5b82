// Judges the current exercise again at every save: the one saved in last, at first the one that
// map_next names. It moves on only when told to. Keys on a terminal: n next, h hint, l list,
// r reset, Enter judge again, q quit. WATCH=poll in the environment for file systems that inotify
// does not see (network, WSL2's /mnt/c).
#ifndef WATCH_H
#define WATCH_H

#include "exercise.h"

// judge is the program that does the work, "build/bin/judge", run as "judge check 03.1" and so on;
// a newer save ends one that still runs, with all that it started. first: where to begin, or NULL.
// Returns the exit status when told to quit, by key or by signal; the terminal is as it was then.
int watch_run(const char *judge, const struct exercise *first);

#endif
