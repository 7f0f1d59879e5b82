// Between json.c and json_string.c; not for others.
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include "json/json.h"
#include "json/json_text.h"

// The first error stands.
void json_fail(struct json_writer *w, int error);

// Room for need bytes at w->at. False: there is none, and the writer has failed.
static inline bool json_room(struct json_writer *w, size_t need)
{
    if (__builtin_expect((size_t)(w->end - w->at) >= need, 1)) return true;
    int error = w->more(w, need);
    if (error) json_fail(w, error);
    return !error;
}

// A string in quotes.
bool json_quoted(struct json_writer *w, const char *text, size_t len);

#endif
