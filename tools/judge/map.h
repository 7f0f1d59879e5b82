// The map: lessons and exercises, where you stand, what to type next. Drawn from the tree and from
// work/.attempts anew each time.
#ifndef MAP_H
#define MAP_H

#include "attempts.h"
#include "exercise.h"

#include <stddef.h>
#include <stdio.h>

// Prints it. Returns the exit status: 0, or 2 after a line on stderr.
int map_print(FILE *out);

// The exercise to go on with: the one tried last if it is not passed, else the first behind it that
// is not, core before more before open. NULL when all are passed.
const struct exercise *map_next(const struct exercise *list, int count, const struct attempts *a);

// How far one exercise's cost went, "412 -> 38 instructions/op, churn": from the first attempt to
// the best pass, of the kernel and the budget that decided last. "" before a pass, and where no
// budget was ever exceeded.
void map_history(const struct attempts *a, const char *exercise, char *text, size_t size);

#endif
