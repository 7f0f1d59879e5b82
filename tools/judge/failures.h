// What Criterion prints of tests that fail, read for its words alone: what has failed is decided
// elsewhere (tests.h).
#ifndef FAILURES_H
#define FAILURES_H

#include "exercise.h"
#include "verdict.h"

enum { FAILURES_SHOWN = 3 };

// An assertion that failed, or a test that crashed.
struct failure {
    char test[128], file[100]; // "session::fd_is_kept", "session_test.c"
    unsigned line;             // the assertion's; 0 where there is none
    char words[400];           // its lines, each with its newline
    bool crash;
    long at;  // where its test stands in the source
    int turn; // as it was printed
};

// Reads what Criterion printed with --verbose. Stores the first room failures in the order of their
// tests in the source. Returns how many.
int failures_read(const struct exercise *e, const char *output, struct failure *list, int room);

// The first one's line is r's place; r's detail gets the words of FAILURES_SHOWN.
void failures_tell(const struct exercise *e, const struct failure *list, int count,
                   struct verdict_result *r);

#endif
