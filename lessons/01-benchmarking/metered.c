#include "metered.h"

#include "bench/bench_cli.h"
#include "bench/bench_meter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool metered_main(int argc, char **argv, int *status)
{
    if (argc > 1) *status = bench_cli(argc, argv);
    return argc > 1;
}

void metered_cost(const char *kernel, long goal_ns, double cost[METERED_COSTS])
{
    struct bench_meter meter;
    struct bench_subject subject = {.fn = bench_call_kernel,
                                    .arg = (void *)bench_kernel_named(kernel, strlen(kernel)),
                                    .meters = BENCH_CLOCK,
                                    .seed = 1};
    struct bench_result r;
    const char *error = bench_measure(&subject, (uint64_t)goal_ns, 0, &r);
    snprintf(r.path, sizeof r.path, "%s", kernel);
    if (!error) error = bench_meter_open(&meter, BENCH_METER_CALLGRIND);
    if (!error) error = bench_meter_cost(&meter, &subject, &r);
    if (error) {
        fprintf(stderr, "%s: %s\n", kernel, error);
        exit(1);
    }
    bench_meter_close(&meter);
    cost[METERED_WALL] = (double)r.wall_ns / (double)r.n;
    cost[METERED_CPU] = (double)r.cpu_ns / (double)r.n;
    cost[METERED_INSTRUCTIONS] = bench_result_metric(&r, "instructions/op");
}
