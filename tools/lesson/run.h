// Runs a lesson's program and reads what it measured.
#ifndef RUN_H
#define RUN_H

#include "values.h"

#include <stdio.h>

// Runs argv[0] until it ends. Lines with values go to v, other lines to echo (NULL: nowhere); all
// go to echo if v is NULL. Returns its exit status, 128 + the signal that ended it, -ETIMEDOUT when
// it was killed because run_now_s() came to deadline_s, or another negative errno. After two
// seconds a line on stderr, if that is a terminal, says what is running.
int run_program(char *const argv[], double deadline_s, struct values *v, FILE *echo);

double run_now_s(void); // of a clock that only goes forward

#endif
