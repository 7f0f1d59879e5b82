// All processes that descend from this one. The judge is a child subreaper, so whatever a program
// leaves behind, even after setsid, becomes the judge's own child and stays in its family. Linux
// only.
#ifndef FAMILY_H
#define FAMILY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { FAMILY_ROOM = 4096 };

struct family {
    int count;
    pid_t pids[FAMILY_ROOM];
    size_t resident, written; // bytes
    double cpu;               // seconds
    double most;              // CPU seconds of the busiest, which is
    pid_t busiest;
};

// Looks up at most `most` of them: whoever multiplies faster than /proc can be read is a bomb, and
// told apart by less.
void family_find(struct family *f, int most);

// Whether every thread of f's processes is asleep or stopped. One that waits for its turn, or for a
// disk, is not.
bool family_waits(const struct family *f);

// To be called in a child of judge that is to become a program: forks once more, and returns in
// that child only. The process between has a process group of its own, ends as the program does,
// and what the program leaves becomes the judge's; unless the judge is gone, even by SIGKILL: then
// it kills what descends from it.
void family_supervise(pid_t judge);

// Kills process group group and all of the family, and reaps until none is left.
void family_kill(pid_t group);

#endif
