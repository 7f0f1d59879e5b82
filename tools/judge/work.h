// What a person does with work/NN.K-slug/ besides being judged. Each is one command: it prints to
// standard output, complaints to standard error, and returns the exit status: 0 done, 1 not begun,
// 2 ours.
#ifndef WORK_H
#define WORK_H

#include "exercise.h"

// One more step of hints.md each time; HINT=2 in the environment shows that step again.
int work_hint(const struct exercise *e);

// What helps next, a command's name: "hint", or "solution" after the last step.
const char *work_help(const struct exercise *e);

// Begins again from the start, after asking if stdin is a terminal. What was there is kept in
// work/.kept/NAME-DATE/.
int work_reset(const struct exercise *e);

// Yours against the start.
int work_diff(const struct exercise *e);

// Where the solution is, why it is so, and its difference from the start: after a pass, or when
// asked twice.
int work_solution(const struct exercise *e);

// Runs a program that is looked up in PATH, argv ends with NULL. Its exit status, 128 + N if signal
// N ended it, or a negative errno if it can't be started.
int work_command(const char *const argv[]);

#endif
