// Reads what the address, undefined-behaviour and thread sanitizers print.
#ifndef SANITIZE_H
#define SANITIZE_H

#include <stdbool.h>
#include <stddef.h>

struct sanitize_report {
    char kind[80]; // "heap-use-after-free", "data race", "index 4 out of bounds for type 'int [4]'"
    char place[160]; // "work/03.1-free-list/session.c:41 session_close", the overlay's if a frame
                     // is there
    char other[180]; // "freed at work/...", "the other one wrote at work/..."; may be ""
    bool race;
    size_t at; // where in the text the report begins
};

// The environment under which the programs must run.
extern const char *const sanitize_env[];

// False when the text holds no report. overlay: the folder whose files are the learner's.
bool sanitize_read(const char *text, const char *overlay, struct sanitize_report *r);

const char *sanitize_words(const struct sanitize_report *r); // the kind, as a clause for people

#endif
