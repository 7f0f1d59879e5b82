// A course of a few files in a temporary directory, for the tests of this directory. Criterion runs
// each test in a process of its own, so a test may change directory.
#ifndef FIXTURE_H
#define FIXTURE_H

void fixture_enter(void); // makes an empty directory and goes there
void fixture_leave(void); // removes it

// As fixture_enter, with the packages, the tools and the build folder of the tree that it was
// called in, so that an exercise can be made and built there.
void fixture_enter_tree(void);

void fixture_write(const char *path, const char *text); // and the folders above it
char *fixture_read(const char *path);                   // malloc'd; NULL if there is no such file

// exercises/03.1-free-list and so on, its starter, its solution and its hints.
void fixture_exercise(const char *name);

// What fn(arg) writes to standard output and standard error, with input as its standard input;
// malloc'd. *status, unless NULL, is what fn returned.
char *fixture_output(int (*fn)(const void *arg), const void *arg, const char *input, int *status);

#endif
