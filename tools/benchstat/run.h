// The whole program but its main: so that a test can be the shell.
#ifndef RUN_H
#define RUN_H

#include <stdio.h>

// Returns the exit status: 0, also where there is nothing to show; 1 when a file can't be read or
// the output not be written, 2 when the command line is wrong, both with a line on err. argv is as
// main's and may be written to.
int run_benchstat(int argc, char **argv, FILE *in, FILE *out, FILE *err);

#endif
