// Ten times the same measurement: by two clocks, and by counting the instructions that callgrind
// sees. Then two walks that are the same to the counter and not to the clock.

#include "chase.h"
#include "join.h"
#include "metered.h"

#include "bench/bench.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { RUNS = 10, GOAL_NS = 20000000 };

BENCH(joins)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *text = join_double(join_words, JOIN_WORDS);
        bench_keep(text);
        free(text);
    }
    bench_stop(b);
}

static void walk(struct bench *b, size_t bytes)
{
    chase_lay(bytes);
    bench_start(b);
    bench_keep(chase_walk(b->n));
    bench_stop(b);
}

BENCH(short_walk)
{
    walk(b, 16 << 10);
}

BENCH(long_walk)
{
    walk(b, CHASE_MOST);
}

static void ten(void)
{
    double cost[RUNS][METERED_COSTS], low[METERED_COSTS], high[METERED_COSTS];
    puts("run    wall ns/op     CPU ns/op  instructions/op");
    for (int i = 0; i < RUNS; i++) {
        metered_cost("joins", GOAL_NS, cost[i]);
        printf("%3d %13.1f %13.1f %16.1f\n", i + 1, cost[i][METERED_WALL], cost[i][METERED_CPU],
               cost[i][METERED_INSTRUCTIONS]);
        for (int c = 0; c < METERED_COSTS; c++) {
            low[c] = i ? fmin(low[c], cost[i][c]) : cost[i][c];
            high[c] = i ? fmax(high[c], cost[i][c]) : cost[i][c];
        }
    }
    for (int c = 0; c < METERED_COSTS; c++) {
        static const char *const name[] = {"wall", "cpu", "instructions"};
        printf("m quiet_%s_low %.0f\nm quiet_%s_high %.0f\nm quiet_%s_spread %.1f\n", name[c],
               low[c], name[c], high[c], name[c], 100 * (high[c] / low[c] - 1));
    }
}

int main(int argc, char **argv)
{
    int status;
    if (metered_main(argc, argv, &status)) return status;
    ten();
    static const char *const walks[] = {"short_walk", "long_walk"};
    puts("\n                CPU ns/op  instructions/op");
    for (int i = 0; i < 2; i++) {
        double cost[METERED_COSTS];
        metered_cost(walks[i], GOAL_NS, cost);
        printf("%-11s %13.1f %16.1f\n", walks[i], cost[METERED_CPU], cost[METERED_INSTRUCTIONS]);
        printf("m quiet_%s_ns %.1f\nm quiet_%s_instructions %.1f\n", walks[i], cost[METERED_CPU],
               walks[i], cost[METERED_INSTRUCTIONS]);
    }
    return 0;
}
