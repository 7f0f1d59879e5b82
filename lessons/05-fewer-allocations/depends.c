// A parser that is told where memory comes from, so that it need not know who frees it.

#include "depends.h"

#include "data.h"

#include "arena/arena.h"

static void *take(const struct alloc *alloc, size_t size, size_t align)
{
    void *p = alloc_new(alloc, size, align);
    if (!p) abort(); // a demo may
    return p;
}

static char *copy(struct view v, const struct alloc *alloc)
{
    char *text = take(alloc, v.len + 1, 1);
    memcpy(text, v.at, v.len);
    text[v.len] = 0;
    return text;
}

static struct view trim(struct view v)
{
    while (v.len && *v.at == ' ') v = (struct view){v.at + 1, v.len - 1};
    while (v.len && v.at[v.len - 1] == ' ') v.len--;
    return v;
}

// "debconf (>= 0.5)"
static struct depends *one(struct view text, const struct alloc *alloc)
{
    struct depends *d = take(alloc, sizeof *d, _Alignof(struct depends));
    struct view name = trim(view_cut(&text, '(')), range = view_cut(&text, ')');
    *d = (struct depends){.name = copy(name, alloc)};
    if (range.len) {
        d->relation = copy(view_cut(&range, ' '), alloc);
        d->version = copy(trim(range), alloc);
    }
    return d;
}

struct depends *depends_parse(struct view field, const struct alloc *alloc)
{
    struct depends *first = NULL, **next = &first;
    while (field.len) {
        struct view need = view_cut(&field, ',');
        struct depends **otherwise = next;
        for (; need.len; otherwise = &(*otherwise)->otherwise)
            *otherwise = one(view_cut(&need, '|'), alloc);
        next = &(*next)->next;
    }
    return first;
}

static void delete_text(char *text, const struct alloc *alloc)
{
    if (text) alloc_delete(alloc, text, strlen(text) + 1);
}

void depends_free(struct depends *d, const struct alloc *alloc)
{
    while (d) {
        struct depends *next = d->next;
        depends_free(d->otherwise, alloc);
        delete_text(d->name, alloc);
        delete_text(d->relation, alloc);
        delete_text(d->version, alloc);
        alloc_delete(alloc, d, sizeof *d);
        d = next;
    }
}

static uint64_t answer_of(const struct depends *d)
{
    uint64_t answer = 0;
    for (; d; d = d->next)
        for (const struct depends *o = d; o; o = o->otherwise)
            answer += ways_sum(o->name, strlen(o->name)) + (o->version ? o->version[0] : 0);
    return answer;
}

static struct view request(size_t i)
{
    struct view field = data_depends()->line[i];
    view_cut(&field, ':');
    return field;
}

static uint64_t freed(void)
{
    uint64_t answer = 0;
    for (size_t i = 0; i < data_depends()->lines; i++) {
        struct depends *d = depends_parse(request(i), NULL);
        answer += answer_of(d);
        depends_free(d, NULL);
    }
    return answer;
}

static uint64_t serve(size_t i, struct arena *a)
{
    struct alloc alloc = arena_alloc(a);
    return answer_of(depends_parse(request(i), &alloc));
}

static uint64_t new_arena(void)
{
    uint64_t answer = 0;
    for (size_t i = 0; i < data_depends()->lines; i++) {
        struct arena a;
        arena_init(&a, 4096, NULL);
        answer += serve(i, &a);
        arena_free(&a);
    }
    return answer;
}

static uint64_t one_arena(void)
{
    static struct arena a;
    uint64_t answer = 0;
    if (!a.block_bytes) arena_init(&a, 4096, NULL);
    for (size_t i = 0; i < data_depends()->lines; i++) {
        answer += serve(i, &a);
        arena_reset(&a);
    }
    return answer;
}

const struct way depends_ways[] = {
    {"depends_freed", "malloc, and a walk to free", freed},
    {"depends_new_arena", "an arena for each request", new_arena},
    {"depends_one_arena", "one arena, reset", one_arena},
    {0},
};
