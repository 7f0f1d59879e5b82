// Ten times the same measurement: by two clocks, and by counting the instructions that callgrind
// sees. Then two walks that are the same to the counter and not to the clock.

#include "chase.h"
#include "join.h"

#include "bench/bench.h"
#include "bench/bench_cli.h"
#include "bench/bench_meter.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 10 };

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

enum { WALL, CPU, INSTRUCTIONS, COSTS }; // an operation's; ns, ns

// callgrind begins anew each time.
static void measure(const char *name, double cost[COSTS])
{
    struct bench_meter meter;
    struct bench_subject subject = {.fn = bench_call_kernel,
                                    .arg = (void *)bench_kernel_named(name, strlen(name)),
                                    .meters = BENCH_CLOCK,
                                    .seed = 1};
    struct bench_result r;
    const char *error = bench_measure(&subject, 20000000, 0, &r);
    snprintf(r.path, sizeof r.path, "%s", name);
    if (!error) error = bench_meter_open(&meter, BENCH_METER_CALLGRIND);
    if (!error) error = bench_meter_cost(&meter, &subject, &r);
    if (error) {
        fprintf(stderr, "quiet: %s\n", error);
        exit(1);
    }
    bench_meter_close(&meter);
    cost[WALL] = (double)r.wall_ns / (double)r.n;
    cost[CPU] = (double)r.cpu_ns / (double)r.n;
    cost[INSTRUCTIONS] = bench_result_metric(&r, "instructions/op");
}

static void ten(void)
{
    double cost[RUNS][COSTS], low[COSTS], high[COSTS];
    puts("run    wall ns/op     CPU ns/op  instructions/op");
    for (int i = 0; i < RUNS; i++) {
        measure("joins", cost[i]);
        printf("%3d %13.1f %13.1f %16.1f\n", i + 1, cost[i][WALL], cost[i][CPU],
               cost[i][INSTRUCTIONS]);
        for (int c = 0; c < COSTS; c++) {
            low[c] = i ? fmin(low[c], cost[i][c]) : cost[i][c];
            high[c] = i ? fmax(high[c], cost[i][c]) : cost[i][c];
        }
    }
    for (int c = 0; c < COSTS; c++) {
        static const char *const name[] = {"wall", "cpu", "instructions"};
        printf("m quiet_%s_low %.0f\nm quiet_%s_high %.0f\nm quiet_%s_spread %.1f\n", name[c],
               low[c], name[c], high[c], name[c], 100 * (high[c] / low[c] - 1));
    }
}

int main(int argc, char **argv)
{
    if (argc > 1) return bench_cli(argc, argv); // callgrind's turn
    ten();
    static const char *const walks[] = {"short_walk", "long_walk"};
    puts("\n                CPU ns/op  instructions/op");
    for (int i = 0; i < 2; i++) {
        double cost[COSTS];
        measure(walks[i], cost);
        printf("%-11s %13.1f %16.1f\n", walks[i], cost[CPU], cost[INSTRUCTIONS]);
        printf("m quiet_%s_ns %.1f\nm quiet_%s_instructions %.1f\n", walks[i], cost[CPU], walks[i],
               cost[INSTRUCTIONS]);
    }
    return 0;
}
