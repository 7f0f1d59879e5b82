// How many opening brackets kill a server, and what a stack takes of memory.

#include "deep.h"

#include <stdio.h>

int main(void)
{
    static const size_t kb[] = {64, 1024, 8192};
    int pages[3];
    puts("stack, KB    levels read before SIGSEGV    with 1 KB of scratch a level");
    for (int i = 0; i < 3; i++) {
        int plain = deep_until(kb[i] << 10, false), roomy = deep_until(kb[i] << 10, true);
        printf("%9zu %29d %31d\n", kb[i], plain, roomy);
        printf("m deep_plain_%zu %d\nm deep_roomy_%zu %d\n", kb[i], plain, kb[i], roomy);
    }
    if (!deep_pages(pages)) return 1;
    puts("\npages of a new thread's 8 MB stack in memory:");
    printf("%4d at its start, %d in a call that uses 1 MB, %d after it\n", pages[0], pages[1],
           pages[2]);
    for (int i = 0; i < 3; i++) printf("m deep_pages_%d %d\n", i, pages[i]);
    return 0;
}
