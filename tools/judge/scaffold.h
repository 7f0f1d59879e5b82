// A new exercise to write on from: it builds, its start fails its check, its solution passes.
#ifndef SCAFFOLD_H
#define SCAFFOLD_H

// Makes exercises/NAME and solutions/NAME ("09.1-slug") of tools/judge/scaffold/, in whose files'
// names and texts __name__ stands for slug, __NAME__ for SLUG, __title__ for Slug, __exercise__ for
// NAME and __address__ for 09.1. Says what to do next; returns the exit status.
int scaffold_make(const char *name);

#endif
