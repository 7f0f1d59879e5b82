#include "loops.h"

#include <stdio.h>

int main(void)
{
    static const int rounds[] = {1, 100, 10000};
    puts("rounds   alloca(64), bytes of stack   char block[size], bytes of stack");
    for (int i = 0; i < 3; i++) {
        size_t alloca_bytes = loops_alloca(rounds[i]), array_bytes = loops_array(rounds[i]);
        printf("%6d %28zu %34zu\n", rounds[i], alloca_bytes, array_bytes);
        printf("m loops_alloca_%d %zu\nm loops_array_%d %zu\n", rounds[i], alloca_bytes, rounds[i],
               array_bytes);
    }
    return 0;
}
