#include "version.h"

#include "words.h"

#include <stdlib.h>
#include <string.h>

struct version {
    unsigned long epoch;
    struct span upstream, revision;
};

struct piece {
    struct span word;
    unsigned long number;
};

// Takes a version apart. Good until this thread takes another one.
static struct version *parse(const char *text)
{
    static _Thread_local struct version slot;
    struct version *v = &slot;
    *v = (struct version){0};
    const char *end = text + strlen(text), *colon = strchr(text, ':'), *dash = strrchr(text, '-');
    if (colon) v->epoch = strtoul(text, NULL, 10);
    v->upstream = (struct span){colon ? colon + 1 : text, dash ? dash : end};
    v->revision = (struct span){dash ? dash + 1 : end, end};
    return v;
}

// Takes the next piece off a part. Good until this thread has taken two more.
static struct piece *next_piece(struct span *part)
{
    static _Thread_local struct piece slot[2];
    static _Thread_local unsigned turn;
    struct piece *p = &slot[turn++ % 2];
    p->number = 0;
    p->word.at = part->at;
    while (part->at < part->end && (*part->at < '0' || *part->at > '9')) part->at++;
    p->word.end = part->at;
    for (; part->at < part->end && *part->at >= '0' && *part->at <= '9'; part->at++)
        p->number = 10 * p->number + (unsigned long)(*part->at - '0');
    return p;
}

static int compare_pieces(const struct piece *p, const struct piece *q)
{
    int order = words_compare(p->word, q->word);
    return order ? order : (p->number > q->number) - (p->number < q->number);
}

static int compare_parts(struct span a, struct span b)
{
    int order = 0;
    while (order == 0 && (a.at < a.end || b.at < b.end))
        order = compare_pieces(next_piece(&a), next_piece(&b));
    return order;
}

int version_compare(const char *a, const char *b, int *order)
{
    struct version *v = parse(a), *w = parse(b);
    *order = (v->epoch > w->epoch) - (v->epoch < w->epoch);
    if (*order == 0) *order = compare_parts(v->upstream, w->upstream);
    if (*order == 0) *order = compare_parts(v->revision, w->revision);
    return 0;
}
