// Four maps of the same words.

#include "words.h"

#include <stdio.h>

int main(void)
{
    printf("m words_all %zu\nm words_distinct %zu\n", words_all(), words_distinct());
    return ways_show(words_ways);
}
