// Runs an exercise's Criterion tests over an overlay and reads how they ended.
#ifndef TESTS_H
#define TESTS_H

#include "exercise.h"
#include "run.h"
#include "verdict.h"

#include <stdbool.h>

// True when a verdict was reached (anything but "all passed"); *crashed when a sanitized build may
// know more. The result's counts and detail are filled in. The run's output is left in *ran for
// whoever reads sanitizers' reports; run_clean it.
bool tests_run(const struct exercise *e, const char *overlay, const char *program,
               const char *const *env, struct verdict_result *r, struct run_result *ran,
               bool *crashed);

// The test that was running when Criterion's verbose output ended, "" if none.
void tests_last_begun(const char *output, char name[128]);

#endif
