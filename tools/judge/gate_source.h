// What the gate asks of sources rather than of objects: of no use but to gate.h.
#ifndef GATE_SOURCE_H
#define GATE_SOURCE_H

#include <stddef.h>

// Does one of the sources of an object pose as another file? They are those that the .d file beside
// the object names (gcc -MMD); none if there is no such file. Returns what it does it by, "#line"
// or
// "_bench.c" (its name is the harness's), and where; or NULL.
const char *gate_source_poses(const char *object, char *path, size_t size, unsigned *line);

// The line of the first directive in text that changes what the compiler takes for the place of
// the lines after it (#line 7 "x.c", or # 7 "x.c"), also if it is left out by an #if; 0 if there
// is none.
unsigned gate_source_directive(const char *text);

const char *gate_source_why(const char *poses); // a clause as gate_finding's; static

#endif
