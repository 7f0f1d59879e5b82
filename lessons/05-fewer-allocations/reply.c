// Three ways share one writer and differ in the life of its strbuf.

#include "reply.h"

#include "data.h"

#include "json/json.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIRST = 56, CHARACTERS = 8 }; // alpha to theta

// As scripts do it: each piece a string, each string added to a longer one. Names need no escape.
static uint64_t pieces(void)
{
    const struct data *d = data_unicode();
    char *reply = strdup("[");
    for (int i = 0; i < CHARACTERS; i++) {
        struct view rest = d->line[FIRST + i], code = view_cut(&rest, ';'),
                    name = d->name[FIRST + i];
        char *object, *longer;
        if (asprintf(&object, "{\"code\":\"%.*s\",\"name\":\"%.*s\"}", (int)code.len, code.at,
                     (int)name.len, name.at) < 0 ||
            asprintf(&longer, "%s%s%s", reply, i ? "," : "", object) < 0)
            abort(); // a demo may
        free(object);
        free(reply);
        reply = longer;
    }
    size_t len = strlen(reply);
    char *whole = realloc(reply, len + 2);
    if (!whole) abort();
    strcpy(whole + len, "]");
    uint64_t answer = ways_sum(whole, len + 1);
    free(whole);
    return answer;
}

static uint64_t fill(struct strbuf *s)
{
    const struct data *d = data_unicode();
    struct json_writer w;
    json_init_strbuf(&w, s);
    json_array_open(&w);
    for (int i = 0; i < CHARACTERS; i++) {
        struct view rest = d->line[FIRST + i], code = view_cut(&rest, ';'),
                    name = d->name[FIRST + i];
        json_object_open(&w);
        json_key(&w, "code"), json_string_n(&w, code.at, code.len);
        json_key(&w, "name"), json_string_n(&w, name.at, name.len);
        json_object_close(&w);
    }
    json_array_close(&w);
    return json_finish(&w) ? 0 : ways_sum(s->data, s->len);
}

static uint64_t fresh(void)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    uint64_t answer = fill(&s);
    strbuf_free(&s);
    return answer;
}

static uint64_t presized(void)
{
    struct strbuf s;
    strbuf_init(&s, NULL);
    uint64_t answer = strbuf_reserve(&s, 1023) ? 0 : fill(&s); // 1024 with the 0
    strbuf_free(&s);
    return answer;
}

static uint64_t kept(void)
{
    static struct strbuf s;
    if (!s.data) strbuf_init(&s, NULL);
    strbuf_clear(&s);
    return fill(&s);
}

const struct way reply_ways[] = {
    {"reply_pieces", "asprintf for each piece", pieces},
    {"reply_fresh", "a new strbuf that grows", fresh},
    {"reply_presized", "a new strbuf with room for 1 KB", presized},
    {"reply_kept", "one strbuf, kept and cleared", kept},
    {0},
};
