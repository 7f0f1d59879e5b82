#include "span/span.h"

#include <string.h>

static const char begin[] = "<!-- m:", close[] = " -->", end[] = "<!-- /m -->";

const char *span_next(const char *text, struct span *s)
{
    for (const char *at = text; (at = strstr(at, begin)); at++) {
        s->name = at + strlen(begin);
        const char *value = strstr(s->name, close);
        const char *stop = value ? strstr(value, end) : NULL;
        const char *other = strstr(s->name, begin);
        if (!stop || (other && other < stop)) continue;
        s->name_len = (size_t)(value - s->name);
        s->value = value + strlen(close);
        s->value_len = (size_t)(stop - s->value);
        s->after = stop + strlen(end);
        return at;
    }
    return NULL;
}

bool span_named(const struct span *s, const char *name)
{
    return strlen(name) == s->name_len && !strncmp(name, s->name, s->name_len);
}

void span_strip(char *text)
{
    char *to = text;
    for (char *stop; *text;) {
        bool mark = !strncmp(text, begin, strlen(begin)) || !strncmp(text, end, strlen(end));
        if (mark && (stop = strstr(text, "-->")))
            text = stop + 3;
        else
            *to++ = *text++;
    }
    *to = 0;
}
