// Lines of an access log, whose words are counted. Read-only.
#ifndef LINES_H
#define LINES_H

#define LINES_COUNT 32
extern const char *const lines_text[LINES_COUNT];

#endif
