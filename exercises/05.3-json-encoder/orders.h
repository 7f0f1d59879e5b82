// Orders to encode, as a shop has them: about 900 bytes of JSON, with escapes, 16 doubles and 11
// integers; and cJSON's way to encode them, where it is installed.
#ifndef ORDERS_H
#define ORDERS_H

#include "bench/bench_random.h"
#include "json/json_order.h"

#include <stdlib.h>

// Some order; every string of it is UTF-8. Strings are constants.
void orders_make(struct bench_random *r, struct json_order *o);

// A customer's note as a browser with the wrong encoding sends it: not UTF-8.
extern const char *const orders_latin1_note;

// Builds a tree of o, prints it and deletes it. The text is malloc's. NULL without cJSON.
char *orders_cjson(const struct json_order *o);

#endif
