// The value of a key, found by way of each of query.h's iterations.
#ifndef QUERY_FIND_H
#define QUERY_FIND_H

#include "url.h"

// Length 0 where the key is not there, and where memory ran out.
struct view query_find_closure(const char *text, const char *key);
struct view query_find_context(const char *text, const char *key);
struct view query_find_loop(const char *text, const char *key);

#endif
