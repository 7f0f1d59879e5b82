// A reader of nested lists, "[[[[]]]]", that calls itself for each level.
#ifndef DEEP_H
#define DEEP_H

#include <stdbool.h>
#include <stddef.h>

// The greatest depth that text has, or -1 where a bracket is missing.
int deep_read(const char *text);
int deep_read_roomy(const char *text); // the same, with 1 KB of scratch in each frame

// How many levels a thread with such a stack reads before it is killed, tried in a process of its
// own. -1: it could not be tried.
int deep_until(size_t stack_bytes, bool roomy);

// Pages of a new thread's 8 MB stack that are in memory: when it starts; deep in a call that uses
// 1 MB; after that call. False: they can't be asked for.
bool deep_pages(int pages[3]);

#endif
