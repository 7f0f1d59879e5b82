// What was tried: work/.attempts, one JSON object a line, a line an attempt. Appended to by every
// check, read by the map. Several judges may append at once: a line is one write under flock.
//
// An attempt that was shown is never lost: append it first, then show it. A disk that is full is
// met twice: attempts_reserve, before the check, sets room aside while there is some; and where the
// line can't be written all the same, attempts_append takes back what it wrote of it and the line
// is for standard error (attempts_format), so that it can be pasted into the file later.
#ifndef ATTEMPTS_H
#define ATTEMPTS_H

#include "verdict.h"

#define ATTEMPTS_PATH "work/.attempts"

struct attempts_kernel {
    const char *name;
    struct verdict_cost cost; // of yours; negative where it was not measured
    double ratio;             // start's time over yours; 0 where it was not timed
};

struct attempts_one {
    int64_t when;                                                // Unix time
    const char *exercise, *key, *kernel, *place, *says, *detail; // "" where there is none
    enum verdict verdict;
    uint64_t seed;
    int64_t op; // of a wrong answer; -1 where it is not known
    double seconds;
    int kernel_count;
    struct attempts_kernel kernels[VERDICT_KERNELS];
};

struct attempts {
    struct attempts_one *list; // in the order of the file
    int count;
    int unreadable; // lines: torn, mangled, or of another form
    char *text;     // what the strings point into
};

// The line, newline included; malloc'd. NULL when out of memory.
char *attempts_format(const struct verdict_result *r);

// Sets room aside for the next attempts. Makes work/ if need be. 0 or a negative errno: -ENOSPC
// means that the disk is full now; a file system that can't reserve is no error.
int attempts_reserve(void);

// Appends r. 0, or a negative errno and the file as it was.
int attempts_append(const struct verdict_result *r);

// Reads them all; no file is no attempts. 0 or a negative errno. Free with attempts_free.
int attempts_read(struct attempts *a);
void attempts_free(struct attempts *a);

// Where one exercise stands. An attempt that we broke (VERDICT_GRADER_ERROR) counts for nothing.
struct attempts_standing {
    int count;
    bool passed;                     // once, at any time
    const struct attempts_one *last; // NULL if there is none
};
struct attempts_standing attempts_standing(const struct attempts *a, const char *exercise);

#endif
