// Plays a script of commands to an overlay's bench program, for the stages of a check that run
// kernels.
#ifndef PLAY_H
#define PLAY_H

#include "check.h"
#include "sanitize.h"

struct play {
    char text[32768]; // commands as pkg/bench/bench_serve.h has them
    size_t used;
};

void play_say(struct play *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Runs o's program, the one with the malloc hook, on the script. 0 or a negative errno.
int play_script(const struct check *c, const struct build_overlay *o, const char *const *env,
                const struct play *s, struct serve_result *out);

// The program of a side did not answer all that it was asked (error is serve_next's): decides whose
// fault it is and what it means. Always true.
bool play_stopped(struct check *c, int side, const char *kernel, int error,
                  const struct serve_result *s);

// Runs every kernel of a sanitized build; true when that printed a report.
bool play_sanitized(struct check *c, const struct build_overlay *o, struct sanitize_report *report);

#endif
