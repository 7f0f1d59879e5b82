#include "boxes.h"

#include <errno.h>
#include <stdlib.h>

// *items has room for one more of size bytes.
static int grow(void **items, size_t len, size_t *cap, size_t size)
{
    if (len < *cap) return 0;
    size_t wanted = *cap ? 2 * *cap : 16;
    void *more = realloc(*items, wanted * size);
    if (!more) return -ENOMEM;
    *items = more;
    *cap = wanted;
    return 0;
}

int boxes_add(struct boxes *l, uint64_t value)
{
    uint64_t *box = malloc(sizeof *box);
    void *items = l->item;
    if (!box || grow(&items, l->len, &l->cap, sizeof *l->item)) return free(box), -ENOMEM;
    *box = value;
    l->item = items;
    l->item[l->len++] = box;
    return 0;
}

uint64_t boxes_sum(const struct boxes *l)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < l->len; i++) sum += *(uint64_t *)l->item[i];
    return sum;
}

void boxes_free(struct boxes *l)
{
    for (size_t i = 0; i < l->len; i++) free(l->item[i]);
    free(l->item);
}

int boxes_typed_add(struct boxes_typed *l, uint64_t value)
{
    void *items = l->item;
    if (grow(&items, l->len, &l->cap, sizeof *l->item)) return -ENOMEM;
    l->item = items;
    l->item[l->len++] = value;
    return 0;
}

uint64_t boxes_typed_sum(const struct boxes_typed *l)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < l->len; i++) sum += l->item[i];
    return sum;
}

void boxes_typed_free(struct boxes_typed *l)
{
    free(l->item);
}
