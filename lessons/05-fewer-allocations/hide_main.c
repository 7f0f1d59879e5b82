// What harmless calls ask of malloc.

#include "hide.h"

int main(void)
{
    printf("m libc %s\n%-36s %11s %8s\n", hide_libc(), hide_libc(), "allocations", "bytes");
    for (const struct hide *h = hide_calls; h->name; h++) {
        struct allocs_counts c = hide_count(h);
        printf("%-36s %11llu %8llu\n", h->label, (unsigned long long)c.allocs,
               (unsigned long long)c.bytes);
        printf("m %s_allocs %llu\nm %s_bytes %llu\n", h->name, (unsigned long long)c.allocs,
               h->name, (unsigned long long)c.bytes);
    }
    return 0;
}
