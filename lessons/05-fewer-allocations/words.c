// Two maps: the one of the textbook, and map.h's in three lives.

#include "words.h"

#include "data.h"
#include "map.h"

#include <stdlib.h>

// The map of the textbook: an array of lists, a node a key, a copy of each key.
enum { BUCKETS = 64 };
struct node {
    struct node *next;
    char *key;
    size_t value;
};

static size_t *chained_at(struct node **bucket, struct view key)
{
    size_t h = 5381; // Bernstein's hash
    for (size_t i = 0; i < key.len; i++) h = 33 * h + (unsigned char)key.at[i];
    struct node **at = &bucket[h % BUCKETS];
    for (struct node *n = *at; n; n = n->next)
        if (strlen(n->key) == key.len && !memcmp(n->key, key.at, key.len)) return &n->value;
    struct node *n = malloc(sizeof *n);
    char *copy = strndup(key.at, key.len);
    if (!n || !copy) abort(); // a demo may
    *n = (struct node){*at, copy, 0};
    *at = n;
    return &n->value;
}

static uint64_t chained(void)
{
    const struct data *d = data_unicode();
    struct node **bucket = calloc(BUCKETS, sizeof *bucket);
    uint64_t answer = 0;
    for (size_t i = 0; bucket && i < d->lines; i++)
        for (struct view rest = d->name[i]; rest.len;)
            answer += ++*chained_at(bucket, view_cut(&rest, ' '));
    for (int i = 0; bucket && i < BUCKETS; i++)
        for (struct node *n = bucket[i], *next; n; n = next) {
            next = n->next;
            free(n->key);
            free(n);
        }
    free(bucket);
    return answer;
}

static uint64_t count(struct map *m)
{
    const struct data *d = data_unicode();
    uint64_t answer = 0;
    for (size_t i = 0; i < d->lines; i++)
        for (struct view rest = d->name[i]; rest.len;) {
            struct map_slot *s = map_at(m, view_cut(&rest, ' '));
            if (s) answer += ++s->value;
        }
    return answer;
}

static uint64_t one_block(size_t keys)
{
    struct map m;
    map_init(&m);
    if (keys) map_reserve(&m, keys);
    uint64_t answer = count(&m);
    map_free(&m);
    return answer;
}

static uint64_t grown(void)
{
    return one_block(0);
}

static uint64_t presized(void)
{
    return one_block(100);
}

static uint64_t kept(void)
{
    static struct map m = {.round = 1};
    map_clear(&m);
    return count(&m);
}

const struct way words_ways[] = {
    {"words_chained", "a node and a copy for each key", chained},
    {"words_grown", "one block that grows", grown},
    {"words_presized", "one block, presized for 100 keys", presized},
    {"words_kept", "kept and cleared", kept},
    {0},
};

size_t words_all(void)
{
    const struct data *d = data_unicode();
    size_t n = 0;
    for (size_t i = 0; i < d->lines; i++)
        for (struct view rest = d->name[i]; rest.len; n++) view_cut(&rest, ' ');
    return n;
}

size_t words_distinct(void)
{
    struct map m;
    map_init(&m);
    count(&m);
    size_t n = m.count;
    map_free(&m);
    return n;
}
