// A map from words to numbers, whose keys point into an arena.

#include "intern.h"

#include "data.h"

void intern_init(struct intern *in)
{
    map_init(&in->ids);
    arena_init(&in->texts, 1024, NULL);
}

void intern_free(struct intern *in)
{
    map_free(&in->ids);
    arena_free(&in->texts);
}

size_t intern_id(struct intern *in, struct view word)
{
    struct map_slot *s = map_at(&in->ids, word);
    if (!s || s->value) return s ? s->value : 0;
    char *copy = arena_new(&in->texts, word.len, 1);
    if (!copy) return 0;
    s->key.at = memcpy(copy, word.at, word.len);
    return s->value = in->ids.count;
}

// Most names have four words: which are the same as four words before?
enum { WORDS = 600 };

static uint64_t copied(void)
{
    const struct data *d = data_unicode();
    char *word[WORDS];
    size_t words = 0;
    uint64_t equal = 0;
    for (size_t i = 0; i < d->lines; i++)
        for (struct view rest = d->name[i]; rest.len;) {
            struct view w = view_cut(&rest, ' ');
            word[words++] = strndup(w.at, w.len);
        }
    for (size_t i = 4; i < words; i++) equal += strcmp(word[i], word[i - 4]) == 0;
    for (size_t i = 0; i < words; i++) free(word[i]);
    return equal;
}

static uint64_t interned(void)
{
    const struct data *d = data_unicode();
    struct intern in;
    size_t id[WORDS], words = 0;
    uint64_t equal = 0;
    intern_init(&in);
    for (size_t i = 0; i < d->lines; i++)
        for (struct view rest = d->name[i]; rest.len;)
            id[words++] = intern_id(&in, view_cut(&rest, ' '));
    for (size_t i = 4; i < words; i++) equal += id[i] == id[i - 4];
    intern_free(&in);
    return equal;
}

const struct way intern_ways[] = {
    {"intern_copied", "a copy of each word", copied},
    {"intern_interned", "each distinct word once", interned},
    {0},
};
