// What is printed is the same, and so are its costs; only where to differs.

#include "matter.h"

#include "bench/bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 16, ROOM = 32 };

static uint64_t print(char *text, int i)
{
    int len = snprintf(text, ROOM, "%.17g", 1.0 / (i + 3));
    return ways_sum(text, (size_t)len);
}

static uint64_t blocks(void)
{
    uint64_t answer = 0;
    for (int i = 0; i < NUMBERS; i++) {
        char *text = malloc(ROOM);
        if (!text) abort(); // a demo may
        answer += print(text, i);
        bench_keep(text);
        free(text);
    }
    return answer;
}

static uint64_t array(void)
{
    uint64_t answer = 0;
    for (int i = 0; i < NUMBERS; i++) {
        char text[ROOM];
        answer += print(text, i);
    }
    return answer;
}

const struct way matter_ways[] = {
    {"matter_blocks", "a block for each number", blocks},
    {"matter_array", "an array on the stack", array},
    {0},
};
