// Three requests, each with a Content-Length that the server believes.

#include "jump.h"

#include <stdio.h>

int main(void)
{
    static const char *const says[] = {"served", "SIGSEGV", "served, a neighbour overwritten",
                                       "not tried"};
    static const size_t kb[] = {1, 200, 400};
    puts("Content-Length   as gcc compiles it by default       with -fstack-clash-protection");
    for (int i = 0; i < 3; i++) {
        const char *bare = says[jump_try(kb[i] << 10, false)];
        const char *probed = says[jump_try(kb[i] << 10, true)];
        printf("%11zu KB   %-33s   %s\n", kb[i], bare, probed);
        printf("m jump_bare_%zu %s\nm jump_probed_%zu %s\n", kb[i], bare, kb[i], probed);
    }
    return 0;
}
