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

static void parse(const char *text, struct version *v)
{
    const char *end = text + strlen(text), *colon = strchr(text, ':'), *dash = strrchr(text, '-');
    if (colon) v->epoch = strtoul(text, NULL, 10);
    v->upstream = (struct span){colon ? colon + 1 : text, dash ? dash : end};
    v->revision = (struct span){dash ? dash + 1 : end, end};
}

static void next_piece(struct span *part, struct piece *p)
{
    p->word.at = part->at;
    p->number = 0;
    while (part->at < part->end && (*part->at < '0' || *part->at > '9')) part->at++;
    p->word.end = part->at;
    for (; part->at < part->end && *part->at >= '0' && *part->at <= '9'; part->at++)
        p->number = 10 * p->number + (unsigned long)(*part->at - '0');
}

static int compare_pieces(const struct piece *p, const struct piece *q)
{
    int order = words_compare(p->word, q->word);
    return order ? order : (p->number > q->number) - (p->number < q->number);
}

static int compare_parts(struct span a, struct span b)
{
    int order = 0;
    while (order == 0 && (a.at < a.end || b.at < b.end)) {
        struct piece p, q;
        next_piece(&a, &p);
        next_piece(&b, &q);
        order = compare_pieces(&p, &q);
    }
    return order;
}

int version_compare(const char *a, const char *b, int *order)
{
    struct version v, w;
    parse(a, &v);
    parse(b, &w);
    *order = (v.epoch > w.epoch) - (v.epoch < w.epoch);
    if (*order == 0) *order = compare_parts(v.upstream, w.upstream);
    if (*order == 0) *order = compare_parts(v.revision, w.revision);
    return 0;
}
