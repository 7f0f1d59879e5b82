// What a small program asks of malloc, and where.

#include "data.h"
#include "first.h"

#include "allocs/allocs.h"

int main(void)
{
    const char *path = data_path("unicode.txt");
    struct allocs_counts before = allocs_thread();
    int capitals = first_capitals(path);
    struct allocs_counts c = allocs_since(before, allocs_thread());
    printf("%d capital letters, %llu allocations, %llu bytes\n", capitals,
           (unsigned long long)c.allocs, (unsigned long long)c.bytes);
    printf("m first_allocs %llu\nm first_bytes %llu\n", (unsigned long long)c.allocs,
           (unsigned long long)c.bytes);
    if (allocs_trace_start() == 0) {
        first_capitals(path);
        allocs_trace_stop();
        allocs_report(stdout, 4);
    }
    return 0;
}
