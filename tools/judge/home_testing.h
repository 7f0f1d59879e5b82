// A tree for tests that run real checks: the course itself, but with a work/ of its own and with
// its own folder for the programs that are judged. What is built is shared with the tree that the
// tests are run in.
#ifndef HOME_TESTING_H
#define HOME_TESTING_H

#include "exercise.h"

#define HOME_FOLDERS "tools/judge/testdata/home/"

// Goes there. Before that, the start, the solution and the folders that match the pattern are
// built, in one go; NULL for no further ones. fixture_leave leaves.
void home_enter(struct exercise *e, const char *pattern);

// Every path below the current folder but for those under build/, with its size, a line each;
// malloc'd.
char *home_listing(void);

// Whether work/.attempts has so many lines, all of them readable.
void home_expect_attempts(int count, const char *when);

#endif
