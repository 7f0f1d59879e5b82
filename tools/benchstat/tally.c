// Configurations are compared and sorted as tuples of value numbers. The tuple in force is looked
// up once after a change, not for every measurement.
#include "tally.h"

#include "memory.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static void free_pairs(struct tally_pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(pairs[i].key);
        free(pairs[i].value);
    }
}

void tally_free(struct tally *t)
{
    for (size_t i = 0; i < t->keys.len; i++) intern_free(&t->values[i]);
    for (size_t i = 0; i < t->configs_len; i++) free(t->configs[i].value);
    intern_free(&t->units);
    intern_free(&t->rows);
    intern_free(&t->columns);
    intern_free(&t->keys);
    free_pairs(t->now, t->now_len);
    free_pairs(t->metadata, t->metadata_len);
    free(t->values);
    free(t->configs);
    free(t->records);
    free(t->now);
    free(t->metadata);
    free(t->label);
    *t = (struct tally){0};
}

void tally_file(struct tally *t, const char *label)
{
    free_pairs(t->now, t->now_len);
    t->now_len = 0;
    t->now_changed = true;
    free(t->label);
    t->label = memory_text(label, strlen(label));
}

void tally_configure(struct tally *t, const char *key, size_t key_len, const char *value,
                     size_t value_len)
{
    size_t i = 0;
    while (i < t->now_len &&
           !(strlen(t->now[i].key) == key_len && memcmp(t->now[i].key, key, key_len) == 0))
        i++;
    t->now_changed = true;
    if (i < t->now_len) {
        free(t->now[i].value);
        t->now[i].value = memory_text(value, value_len);
    } else if (value_len > 0) {
        t->now = memory_grow(t->now, t->now_len, sizeof *t->now);
        t->now[t->now_len++] =
            (struct tally_pair){memory_text(key, key_len), memory_text(value, value_len)};
    }
    if (value_len == 0 && i < t->now_len) { // the last takes its place, as in Go
        free_pairs(&t->now[i], 1);
        t->now[i] = t->now[--t->now_len];
    }
}

static bool ignored(const struct tally *t, const char *key)
{
    size_t len = strlen(key), n;
    for (const char *at = t->ignore ? t->ignore : ""; *at; at += n + (at[n] != '\0')) {
        n = strcspn(at, ", ");
        if (n == len && memcmp(at, key, n) == 0) return true;
    }
    return false;
}

// The number of a key. One that comes up late was empty in all configurations before.
static size_t key_id(struct tally *t, const char *key)
{
    size_t known = t->keys.len, id = intern_id(&t->keys, key, strlen(key));
    if (id < known) return id;
    t->values = memory_grow(t->values, known, sizeof *t->values);
    t->values[id] = (struct intern){0};
    if (t->configs_len > 0) intern_id(&t->values[id], "", 0);
    return id;
}

// The number of the configuration in force.
static size_t config_id(struct tally *t)
{
    for (size_t i = 0; i < t->now_len; i++)
        if (!ignored(t, t->now[i].key)) key_id(t, t->now[i].key);
    struct tally_config c = {t->keys.len, memory_new(t->keys.len, sizeof *c.value)};
    for (size_t k = 0; k < c.len; k++) {
        const char *value = "";
        for (size_t i = 0; i < t->now_len; i++)
            if (strcmp(t->now[i].key, t->keys.text[k]) == 0) value = t->now[i].value;
        c.value[k] = intern_id(&t->values[k], value, strlen(value));
    }
    size_t id = 0;
    for (; id < t->configs_len; id++) {
        const struct tally_config *o = &t->configs[id];
        size_t k = 0;
        while (k < c.len && c.value[k] == (k < o->len ? o->value[k] : 0)) k++;
        if (k == c.len) {
            free(c.value);
            return id;
        }
    }
    t->configs = memory_grow(t->configs, id, sizeof *t->configs);
    t->configs[t->configs_len++] = c;
    return id;
}

void tally_add(struct tally *t, const char *name, size_t name_len, const char *unit, double value)
{
    if (t->now_changed) t->now_config = config_id(t);
    t->now_changed = false;
    t->records = memory_grow(t->records, t->len, sizeof *t->records);
    t->records[t->len++] = (struct tally_record){
        .config = t->now_config,
        .unit = intern_id(&t->units, unit, strlen(unit)),
        .row = intern_id(&t->rows, name, name_len),
        .column = intern_id(&t->columns, t->label, strlen(t->label)),
        .value = value,
    };
}

const char *tally_value(const struct tally *t, size_t config, size_t key)
{
    const struct tally_config *c = &t->configs[config];
    return t->values[key].text[key < c->len ? c->value[key] : 0];
}

static int order(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b, void *tally)
{
    const struct tally *t = tally;
    const struct tally_record *r = a, *s = b;
    int less = 0;
    for (size_t k = 0; less == 0 && r->config != s->config && k < t->keys.len; k++)
        less = strcmp(tally_value(t, r->config, k), tally_value(t, s->config, k));
    if (less == 0) less = order(r->unit, s->unit);
    if (less == 0) less = order(r->row, s->row);
    if (less == 0) less = order(r->column, s->column);
    return less;
}

void tally_sort(struct tally *t)
{
    if (t->len > 1) qsort_r(t->records, t->len, sizeof *t->records, by_place, t);
}

static const char *describe(const struct tally *t, const char *key)
{
    for (size_t i = 0; i < t->metadata_len; i++)
        if (strcmp(t->metadata[i].key, key) == 0) return t->metadata[i].value;
    return NULL;
}

static char *metadata_key(const char *unit, const char *key, size_t len)
{
    char *both = memory_new(strlen(unit) + 1 + len + 1, 1);
    *(char *)mempcpy(stpcpy(stpcpy(both, unit), " "), key, len) = '\0';
    return both;
}

const char *tally_describe(struct tally *t, const char *unit, const char *key, size_t key_len,
                           const char *value, size_t value_len)
{
    char *both = metadata_key(unit, key, key_len);
    const char *said = describe(t, both);
    if (said != NULL) {
        free(both);
        return strlen(said) == value_len && memcmp(said, value, value_len) == 0 ? NULL : said;
    }
    t->metadata = memory_grow(t->metadata, t->metadata_len, sizeof *t->metadata);
    t->metadata[t->metadata_len++] = (struct tally_pair){both, memory_text(value, value_len)};
    return NULL;
}

bool tally_is_exact(const struct tally *t, const char *unit)
{
    char *tidy = memory_new(3 * strlen(unit) + 1, 1);
    unit_tidy(unit, strlen(unit), tidy);
    char *both = metadata_key(tidy, "assume", strlen("assume"));
    const char *said = describe(t, both);
    free(tidy);
    free(both);
    return said != NULL && strcmp(said, "exact") == 0;
}
