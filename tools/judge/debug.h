// gdb, where the failure begins.
#ifndef DEBUG_H
#define DEBUG_H

#include "exercise.h"

// Builds work/NAME for a debugger and starts gdb on a terminal; elsewhere it prints the command. It
// stops in the test that fails, at the wrong answer's operation, or where the last attempt says
// that the cost arises. SEED and OP in the environment choose a kernel's seed and operation.
// Returns the exit status: 1 if it is not begun or does not compile.
int debug_begin(const struct exercise *e);

#endif
