// What a table of measurements opens with: cpu, os, compiler, flags, commit.
#ifndef MACHINE_H
#define MACHINE_H

#include <stddef.h>

// One line. What can't be found out is left out.
void machine_line(char *out, size_t size);

#endif
