// What the test of the callgrind reader runs under valgrind: every way in which cost moves between
// lines, files and threads.
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

// Counts words with a slow loop, sorts, recurses: all of it single-threaded.
size_t words_work(const char *text);

// Two threads, n times each: takes a lock, works, reads the clock.
size_t words_threads(int n);

size_t words_spin(void); // takes a lock of its own once

void words_touch(char *line);

#endif
