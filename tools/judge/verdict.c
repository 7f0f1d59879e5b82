#include "verdict.h"

#include "style.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char *const names[] = {
    [VERDICT_GRADER_ERROR] = "GRADER_ERROR",
    [VERDICT_COMPILE] = "COMPILE",
    [VERDICT_FORBIDDEN] = "FORBIDDEN",
    [VERDICT_TIMEOUT] = "TIMEOUT",
    [VERDICT_MEMORY_LIMIT] = "MEMORY_LIMIT",
    [VERDICT_OUTPUT] = "OUTPUT",
    [VERDICT_LEFTOVER_PROCESS] = "LEFTOVER_PROCESS",
    [VERDICT_INVALID] = "INVALID",
    [VERDICT_CRASH] = "CRASH",
    [VERDICT_ENDED_EARLY] = "ENDED_EARLY",
    [VERDICT_TESTS] = "TESTS",
    [VERDICT_WRONG] = "WRONG",
    [VERDICT_RACE] = "RACE",
    [VERDICT_LEAK] = "LEAK",
    [VERDICT_ALLOCS] = "ALLOCS",
    [VERDICT_BYTES] = "BYTES",
    [VERDICT_PEAK] = "PEAK",
    [VERDICT_SYSCALLS] = "SYSCALLS",
    [VERDICT_LOCKS] = "LOCKS",
    [VERDICT_INSTRUCTIONS] = "INSTRUCTIONS",
    [VERDICT_MISSES] = "MISSES",
    [VERDICT_STACK] = "STACK",
    [VERDICT_PASS] = "PASS",
};

const char *verdict_name(enum verdict v)
{
    return v <= VERDICT_PASS ? names[v] : names[VERDICT_GRADER_ERROR];
}

enum verdict verdict_parse(const char *name)
{
    for (unsigned v = 0; v <= VERDICT_PASS; v++)
        if (!strcmp(names[v], name)) return (enum verdict)v;
    return VERDICT_GRADER_ERROR;
}

// A verdict is printed on a terminal, and its words may come from the program that was judged:
// control characters and what is no UTF-8 become '?'.
static void make_printable(char *text)
{
    for (int size; *text; text += size ? size : 1) {
        const unsigned char *c = (const unsigned char *)text;
        size = style_utf8(text);
        bool control = (*c < ' ' && *c != '\n' && *c != '\t') || *c == 0x7f ||
                       (size == 2 && *c == 0xc2 && c[1] < 0xa0);
        if (!size || control) *text = '?';
    }
}

bool verdict_decide(struct verdict_result *r, enum verdict v, const char *says, ...)
{
    va_list args;
    va_start(args, says);
    r->verdict = v;
    vsnprintf(r->says, sizeof r->says, says, args);
    va_end(args);
    make_printable(r->says);
    make_printable(r->place);
    return true;
}

void verdict_detail(struct verdict_result *r, const char *line, ...)
{
    size_t used = strlen(r->detail);
    va_list args;
    va_start(args, line);
    vsnprintf(r->detail + used, sizeof r->detail - used, line, args);
    va_end(args);
    make_printable(r->detail + used);
}

bool verdict_timed(const struct verdict_kernel *k)
{
    return k->budget.instructions >= 0 || k->budget.misses >= 0 || k->budget.syscalls >= 0 ||
           k->budget.locks >= 0;
}

void verdict_printed(struct verdict_result *r, const char *output, const char *skip)
{
    const char *first = NULL;
    int more = 0;
    for (const char *line = output; line && *line;
         line += strcspn(line, "\n"), line += *line == '\n') {
        if (*line == '\n' || (skip && !strncmp(line, skip, strlen(skip)))) continue;
        if (first)
            more++;
        else
            first = line;
    }
    if (!first || r->printed[0]) return;
    int len = (int)strcspn(first, "\n");
    snprintf(r->printed, sizeof r->printed, more ? "%.*s (and %d lines more)" : "%.*s",
             len < 32 ? len : 32, first, more);
    for (char *c = r->printed; *c; c++)
        if ((unsigned char)*c < ' ' || (unsigned char)*c > 126) *c = '.';
}
