// jansson's side of the figures, apart because its names are ours, too.
#ifndef JSON_PEERS_H
#define JSON_PEERS_H

struct json_order;

// Builds a tree of the order, dumps it and deletes it. The text is malloc's.
char *json_jansson_print(const struct json_order *o);

#endif
