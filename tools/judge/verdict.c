#include "verdict.h"

#include <stdarg.h>
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

bool verdict_decide(struct verdict_result *r, enum verdict v, const char *says, ...)
{
    va_list args;
    va_start(args, says);
    r->verdict = v;
    vsnprintf(r->says, sizeof r->says, says, args);
    va_end(args);
    return true;
}

void verdict_detail(struct verdict_result *r, const char *line, ...)
{
    size_t used = strlen(r->detail);
    va_list args;
    va_start(args, line);
    vsnprintf(r->detail + used, sizeof r->detail - used, line, args);
    va_end(args);
}
