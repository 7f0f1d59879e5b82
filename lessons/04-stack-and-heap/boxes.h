// A growing list of sizes in bytes, twice: of anything, and of numbers.
#ifndef BOXES_H
#define BOXES_H

#include <stddef.h>
#include <stdint.h>

// Of void *, each of which points to a block with a number in it.
struct boxes {
    void **item;
    size_t len, cap;
};
int boxes_add(struct boxes *l, uint64_t value); // 0, -ENOMEM
uint64_t boxes_sum(const struct boxes *l);
void boxes_free(struct boxes *l);

// Of numbers.
struct boxes_typed {
    uint64_t *item;
    size_t len, cap;
};
int boxes_typed_add(struct boxes_typed *l, uint64_t value); // 0, -ENOMEM
uint64_t boxes_typed_sum(const struct boxes_typed *l);
void boxes_typed_free(struct boxes_typed *l);

#endif
