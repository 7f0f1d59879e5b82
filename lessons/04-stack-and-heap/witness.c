#include "witness.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

const char *const witness_names[WITNESSES] = {"gcc",  "clang",       "escape",
                                              "asan", "asan_return", "memcheck"};

const char *const witness_programs[WITNESS_PROGRAMS] = {"returned", "viewed", "stored", "literal",
                                                        "grown"};

// Each ends with 0 if it sees the bug in $C, 1 if not, 127 if it is not installed. $X is a new
// file.
static const char *const command[WITNESSES] = {
    "gcc -O2 -Wall -Wextra -c -o $X $C 2>&1 | grep -q warning:",
    "command -v clang >$X || exit 127; clang -O2 -Wall -Wextra -c -o $X $C 2>&1 | grep -q warning:",
    "test -x build/bin/escape || exit 127; build/bin/escape $C 2>&1 | grep -q 'address: .* leaves'",
    "gcc -O1 -g -w -fsanitize=address -o $X $C && ! $X >$X.out 2>&1",
    "gcc -O1 -g -w -fsanitize=address -o $X $C &&"
    " ! ASAN_OPTIONS=detect_stack_use_after_return=1 $X >$X.out 2>&1",
    "command -v valgrind >$X || exit 127; gcc -O2 -g -w -Wl,-z,now -o $X $C &&"
    " ! valgrind -q --error-exitcode=9 $X >$X.out 2>&1",
};

int witness_sees(int witness, const char *program)
{
    char source[160], text[1024];
    snprintf(source, sizeof source, "lessons/04-stack-and-heap/dangling/%s.c", program);
    setenv("C", source, 1);
    snprintf(text, sizeof text,
             "unset ASAN_OPTIONS; d=$(mktemp -d) X=$d/x; ( %s ); s=$?; rm -rf $d; exit $s",
             command[witness]);
    fflush(NULL);
    int status = system(text);
    if (status < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) return -1;
    return WEXITSTATUS(status) == 0;
}
