#include "said.h"

#include "span/span.h"

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

_Noreturn static void unsaid(const char *what)
{
    fprintf(stderr, "the text does not have: %s\n", what);
    abort();
}

const char *said_span(const char *name)
{
    static char value[64];
    struct span s;
    const char *at = said_text();
    while ((at = span_next(at, &s)) && !span_named(&s, name)) at = s.after;
    if (!at) unsaid(name);
    snprintf(value, sizeof value, "%.*s", (int)s.value_len, s.value);
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
    const char *at = strstr(said_text(), mark);
    if (!at) unsaid(mark);
    at += strlen(mark);
    while (--column) at = strchr(at, '|') + 1;
    return atof(at);
}
