// The command line of a bench program.
#ifndef BENCH_CLI_H
#define BENCH_CLI_H

// Runs the kernels that were linked in, as the flags say (-help). Returns the exit status: 0, 1 if
// a bench failed, 2 if a flag is wrong or what it needs is missing.
int bench_cli(int argc, char **argv);

#endif
