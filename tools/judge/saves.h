// Which exercise was saved in. inotify only says that something happened somewhere in work/; what
// happened is seen by comparing the times of the files to edit with those of the last look. So
// editors that save by rename, a folder that a reset has replaced and polling are one case.
#ifndef SAVES_H
#define SAVES_H

#include "exercise.h"

#include <stdbool.h>

struct saves {
    const struct exercise *list; // the caller's
    int count;
    int fd;                   // of inotify, to poll for; -1 where only polling works
    struct saves_look *looks; // an exercise each
};

// Takes the first look. polling: don't try inotify. 0 or -ENOMEM.
int saves_open(struct saves *s, const struct exercise *list, int count, bool polling);
void saves_close(struct saves *s);

// Reads what inotify has to say and forgets it.
void saves_drain(struct saves *s);

// The index of the exercise saved in since the last look, of several the newest; -1 for none.
int saves_look(struct saves *s);

// Takes a look without judging what is new: after a reset, after a begin.
void saves_forget(struct saves *s);

// The index of the exercise saved in last of all; -1 if none is begun.
int saves_last(const struct saves *s);

#endif
