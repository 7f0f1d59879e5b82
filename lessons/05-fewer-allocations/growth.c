// Policies are functions from a room to a larger one. What they cost is added up without an array.

#include "growth.h"

#include <stdint.h>
#include <stdlib.h>

static size_t by_one(size_t cap)
{
    return cap + 1;
}

static size_t by_64(size_t cap)
{
    return cap + 64;
}

static size_t by_half(size_t cap)
{
    return cap < 4 ? 4 : cap + cap / 2;
}

static size_t doubled(size_t cap)
{
    return cap < 4 ? 4 : 2 * cap;
}

static size_t fourfold(size_t cap)
{
    return cap < 4 ? 4 : 4 * cap;
}

static size_t known(size_t cap)
{
    return cap ? 2 * cap : GROWTH_ITEMS;
}

const struct growth growth_policies[] = {
    {"one", "by 1", by_one},
    {"64", "by 64", by_64},
    {"half", "to 1.5 times", by_half},
    {"double", "to 2 times", doubled},
    {"four", "to 4 times", fourfold},
    {"known", "presized", known},
    {0},
};

struct growth_cost growth_run(const struct growth *g, size_t n)
{
    struct growth_cost c = {0};
    size_t cap = 0;
    for (size_t count = 0; count < n; count++) {
        if (count < cap) continue;
        size_t more = g->next(cap);
        c.allocs++;
        c.copied += count;
        if (cap + more > c.peak) c.peak = cap + more;
        cap = more;
    }
    c.unused = cap - n;
    return c;
}

struct list {
    long *item;
    size_t cap, moves;
};

static void push(struct list *l, const struct growth *g, size_t at)
{
    if (at == l->cap) {
        size_t cap = g->next(l->cap);
        uintptr_t before = (uintptr_t)l->item;
        long *more = reallocarray(l->item, cap, sizeof *more);
        if (!more) abort(); // a demo may
        l->moves += before && (uintptr_t)more != before;
        l->item = more;
        l->cap = cap;
    }
    l->item[at] = (long)at;
}

size_t growth_moves(const struct growth *g, size_t n, bool beside)
{
    struct list one = {0}, other = {0};
    for (size_t i = 0; i < n; i++) {
        push(&one, g, i);
        if (beside) push(&other, g, i);
    }
    free(one.item);
    free(other.item);
    return one.moves;
}

size_t growth_reuse(double factor)
{
    double hole = 0, block = 1;
    for (size_t growth = 1; growth <= 1000; growth++) {
        double next = block * factor;
        if (next <= hole) return growth;
        hole += block; // the old one is freed when the new one has been filled
        block = next;
        if (hole > 1e300) break;
    }
    return 0;
}
