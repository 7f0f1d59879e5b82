#include "said.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *said_text(void)
{
    static char text[1 << 17], path[512];
    snprintf(path, sizeof path, "%.*sREADME.md", (int)(strrchr(__FILE__, '/') + 1 - __FILE__),
             __FILE__);
    FILE *f = text[0] ? NULL : fopen(path, "r");
    if (f) {
        text[fread(text, 1, sizeof text - 1, f)] = 0;
        fclose(f);
    }
    return text;
}

// What follows mark in the text.
static const char *after(const char *mark)
{
    const char *at = strstr(said_text(), mark);
    if (at) return at + strlen(mark);
    fprintf(stderr, "the text does not have: %s\n", mark);
    abort();
}

const char *said_span(const char *name)
{
    static char value[64];
    char mark[96];
    snprintf(mark, sizeof mark, "<!-- m:%s -->", name);
    const char *at = after(mark);
    snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "<"), at);
    return value;
}

long said_number(const char *form, ...)
{
    char name[64];
    va_list args;
    va_start(args, form);
    vsnprintf(name, sizeof name, form, args);
    va_end(args);
    return atol(said_span(name));
}

double said_cell(const char *label, int column)
{
    char mark[128];
    snprintf(mark, sizeof mark, "\n| %s |", label);
    const char *at = after(mark);
    while (--column) at = strchr(at, '|') + 1;
    return atof(at);
}
