#include "alloc/alloc.h"

#include <criterion/criterion.h>

Test(alloc, alignment_is_had_and_a_size_near_the_largest_is_no_small_block)
{
    for (size_t align = 32; align <= 4096; align *= 2) {
        volatile size_t size = SIZE_MAX - align / 2; // volatile: gcc warns of what it can see
        cr_expect_null(alloc_new(NULL, size, align), "aligned to %zu", align);
        void *p = alloc_new(NULL, 100, align);
        cr_assert_not_null(p);
        cr_expect_eq((uintptr_t)p % align, 0);
        alloc_delete(NULL, p, 100);
    }
}
