// Latencies to summarise, as a service has them: a floor, a long tail, now and then a pause of the
// garbage collector or a page that was not in memory; and the same seen by a coarse clock.
#ifndef LATENCY_H
#define LATENCY_H

#include "bench/bench_random.h"

#include <stddef.h>

// In microseconds, at least 40. tick_us > 0: to whole multiples of it, so that many are equal.
void latency_fill(struct bench_random *r, double *sample, size_t n, double tick_us);

#endif
