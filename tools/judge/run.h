// Runs one untrusted program to its end and lets nothing of it survive: limits on time, memory,
// output and files, every descendant killed and reaped. Linux only. Not re-entrant: one run at a
// time in a process.
#ifndef RUN_H
#define RUN_H

#include "scratch.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { RUN_PATH = SCRATCH_PATH, RUN_IDLE_SECONDS = 2 };

struct run {
    const char *const *argv; // [0] a path, or looked up in PATH where it has no '/'
    const char *const *env;  // further "NAME=value"; the rest of the environment is fixed and small
    int in, out;             // descriptors that the program gets as 3 and 4; -1 for none
    bool random_layout;    // addresses differ from run to run: for time, whose interval is to hold
                           // that, too
    double cpu_seconds;    // of the program and its descendants; the wall limit is ten times it
    size_t memory_bytes;   // resident, all of them together; 0: 1 GiB
    unsigned each_seconds; // RLIMIT_CPU of every process, which says so in words; 0: none
    size_t each_bytes;     // RLIMIT_AS of every process; 0: none
    bool ours; // a trusted program (make): runs in this folder, not in its own, and may leave
               // processes
};

enum run_end { RUN_EXITED, RUN_SIGNALLED, RUN_TIMEOUT, RUN_MEMORY, RUN_OUTPUT, RUN_PROCESSES };

struct run_result {
    enum run_end end;
    int code;            // exit status, or the signal
    bool leftover;       // processes were still there when the program had ended
    bool idle;           // RUN_TIMEOUT, for none of them ran for RUN_IDLE_SECONDS, or wanted to
    pid_t pid;           // that it had, where it ran for long enough to be seen; else 0
    double seconds, cpu; // wall and CPU
    char *output;        // stdout and stderr, at most 1 MiB, ends with the only 0; free it
    size_t output_len;
    char stack[8192];   // where it was when its time was over, as stack.h has it; else ""
    char tmp[RUN_PATH]; // its TMPDIR and working folder, with what it left there: run_clean removes
                        // it
};

// 0, or a negative errno when we could not even start it (ours, not the program's fault).
int run_program(const struct run *r, struct run_result *result);

double run_now_s(void); // of a clock that nobody sets

// Removes the temporary folder and frees the output. Fine on a zeroed result.
void run_clean(struct run_result *result);

#endif
