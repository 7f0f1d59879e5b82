// The heap's kin of it: a pointer into a list that has grown since.

#include <stdio.h>
#include <stdlib.h>

struct list {
    int *item;
    size_t len, cap;
};

static int *list_add(struct list *l, int value)
{
    if (l->len == l->cap) {
        l->cap = l->cap ? 2 * l->cap : 2;
        l->item = realloc(l->item, l->cap * sizeof *l->item);
        if (!l->item) abort();
    }
    l->item[l->len] = value;
    return &l->item[l->len++];
}

int main(void)
{
    struct list ports = {0};
    int *first = list_add(&ports, 80);
    for (int i = 1; i < 1000; i++) list_add(&ports, 8000 + i);
    printf("the first port is %d\n", *first);
    free(ports.item);
    return 0;
}
