// All measurements of a run of benchstat, each filed under the configuration that it was made in
// (the "key: value" lines above it), its unit, its benchmark's name and its file's label.
#ifndef TALLY_H
#define TALLY_H

#include "intern.h"

#include <stdbool.h>
#include <stddef.h>

struct tally_record {
    size_t config, unit, row, column; // numbers of a configuration and of interned strings
    double value;
};

// A configuration is, for each key known when it was first seen, the number of a value. Keys that
// came later have none there, which is their value 0, the empty string.
struct tally_config {
    size_t len;
    size_t *value;
};

struct tally_pair {
    char *key, *value;
};

struct tally {
    struct intern units, rows, columns, keys;
    struct intern *values; // of each key
    struct tally_config *configs;
    size_t configs_len;
    struct tally_record *records;
    size_t len;
    const char *ignore;          // keys to leave out, with commas or spaces between; NULL is none
    char *label;                 // of the file being read
    struct tally_pair *now;      // its configuration lines in force,
    size_t now_len, now_config;  // and the configuration that they are,
    bool now_changed;            // unless they changed
    struct tally_pair *metadata; // what Unit lines said: "tidy-unit key", value
    size_t metadata_len;
};

// An empty tally is all zero. What it is given it copies.
void tally_free(struct tally *t);

// Another file begins: without configuration.
void tally_file(struct tally *t, const char *label);

// A configuration line; an empty value takes the key back.
void tally_configure(struct tally *t, const char *key, size_t key_len, const char *value,
                     size_t value_len);

// A measurement.
void tally_add(struct tally *t, const char *name, size_t name_len, const char *unit, double value);

// What a configuration says of a key; "" is nothing.
const char *tally_value(const struct tally *t, size_t config, size_t key);

// Sorts the records by configuration, unit, row and column. A configuration's values, key by key,
// are in the order of their bytes, as benchstat has them; the others in the order of appearance.
void tally_sort(struct tally *t);

// What a Unit line says of a tidy unit. The first to say it is right: returns its value, or NULL if
// now it is what is given here.
const char *tally_describe(struct tally *t, const char *unit, const char *key, size_t key_len,
                           const char *value, size_t value_len);

// assume=exact was said of the unit, tidy or not: its values do not vary.
bool tally_is_exact(const struct tally *t, const char *unit);

#endif
