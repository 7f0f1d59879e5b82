#include "chase.h"

#include "bench/bench_random.h"

static struct line {
    _Alignas(64) uint32_t next;
} line[CHASE_MOST / 64];
static uint32_t lines, at;

// Sattolo's algorithm (Information Processing Letters 22, 1986): a random permutation of a single
// cycle.
void chase_lay(size_t bytes)
{
    if (lines == bytes / sizeof *line) return;
    struct bench_random r;
    bench_random_seed(&r, 1);
    lines = (uint32_t)(bytes / sizeof *line);
    at = 0;
    for (uint32_t i = 0; i < lines; i++) line[i].next = i;
    for (uint32_t i = lines - 1; i > 0; i--) {
        uint32_t k = bench_random_below(&r, i), next = line[i].next;
        line[i].next = line[k].next;
        line[k].next = next;
    }
}

uint32_t chase_walk(uint64_t n)
{
    uint32_t here = at;
    while (n--) here = line[here].next;
    return at = here;
}
