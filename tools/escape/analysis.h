// From what gcc made of some files to findings.
#ifndef ANALYSIS_H
#define ANALYSIS_H

#include "compile.h"
#include "findings.h"
#include "frames.h"

#include <stdbool.h>
#include <stddef.h>

#define ANALYSIS_LARGE 64    // bytes: a copy by value of so many is reported
#define ANALYSIS_FRAME 16384 // bytes: a block over this is not proposed for the stack

// The files are one program: a call from one into another is followed. 0 or a negative errno.
int analysis_run(const struct compile *files, size_t count, bool verbose, struct findings *out);

// Inside: the findings of frames, after frames_deepest; "push" of "push.part.0", made of it.
void analysis_frames(const struct frames *frames, struct findings *out);
const char *analysis_written(const char *name);

#endif
