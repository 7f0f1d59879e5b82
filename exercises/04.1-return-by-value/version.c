// Exercise 04.1. Edit this file, then: make check-04.1

#include "version.h"

#include "words.h"

#include <errno.h>
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

// Takes a version apart. Free the result. NULL: out of memory.
static struct version *parse(const char *text)
{
    // TODO: this lives on the heap, and is gone when version_compare returns. So does a piece.
    struct version *v = calloc(1, sizeof *v);
    if (!v) return NULL;
    const char *end = text + strlen(text), *colon = strchr(text, ':'), *dash = strrchr(text, '-');
    if (colon) v->epoch = strtoul(text, NULL, 10);
    v->upstream = (struct span){colon ? colon + 1 : text, dash ? dash : end};
    v->revision = (struct span){dash ? dash + 1 : end, end};
    return v;
}

// Takes the next piece off a part. Free the result. NULL: out of memory.
static struct piece *next_piece(struct span *part)
{
    struct piece *p = calloc(1, sizeof *p);
    if (!p) return NULL;
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

static int compare_parts(struct span a, struct span b, int *order)
{
    while (*order == 0 && (a.at < a.end || b.at < b.end)) {
        struct piece *p = next_piece(&a), *q = next_piece(&b);
        if (p && q) *order = compare_pieces(p, q);
        free(p);
        free(q);
        if (!p || !q) return -ENOMEM;
    }
    return 0;
}

int version_compare(const char *a, const char *b, int *order)
{
    struct version *v = parse(a), *w = parse(b);
    int error = v && w ? 0 : -ENOMEM, found = 0;
    if (!error) found = (v->epoch > w->epoch) - (v->epoch < w->epoch);
    if (!error) error = compare_parts(v->upstream, w->upstream, &found);
    if (!error) error = compare_parts(v->revision, w->revision, &found);
    free(v);
    free(w);
    if (!error) *order = found;
    return error;
}
