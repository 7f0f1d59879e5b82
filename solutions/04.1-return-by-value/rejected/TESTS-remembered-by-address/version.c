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

static struct version parse(const char *text)
{
    const char *end = text + strlen(text), *colon = strchr(text, ':'), *dash = strrchr(text, '-');
    struct version v = {0};
    if (colon) v.epoch = strtoul(text, NULL, 10);
    v.upstream = (struct span){colon ? colon + 1 : text, dash ? dash : end};
    v.revision = (struct span){dash ? dash + 1 : end, end};
    return v;
}

static struct piece next_piece(struct span *part)
{
    struct piece p = {.word.at = part->at};
    while (part->at < part->end && (*part->at < '0' || *part->at > '9')) part->at++;
    p.word.end = part->at;
    for (; part->at < part->end && *part->at >= '0' && *part->at <= '9'; part->at++)
        p.number = 10 * p.number + (unsigned long)(*part->at - '0');
    return p;
}

static int compare_pieces(struct piece p, struct piece q)
{
    int order = words_compare(p.word, q.word);
    return order ? order : (p.number > q.number) - (p.number < q.number);
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
    static _Thread_local const char *last_a, *last_b;
    static _Thread_local int last_order;
    if (a == last_a && b == last_b) {
        *order = last_order;
        return 0;
    }
    struct version v = parse(a), w = parse(b);
    *order = (v.epoch > w.epoch) - (v.epoch < w.epoch);
    if (*order == 0) *order = compare_parts(v.upstream, w.upstream);
    if (*order == 0) *order = compare_parts(v.revision, w.revision);
    last_a = a;
    last_b = b;
    last_order = *order;
    return 0;
}
