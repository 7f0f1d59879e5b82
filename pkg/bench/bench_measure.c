// Calibration: a kernel is called with more and more operations until its region takes long enough,
// and only the last n counts. What one call can't do, because it would need inputs without end, is
// done by several.

#include "bench/bench_measure.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ASKED = 1 << 18 };
#define MOST_N UINT64_C(1000000000)

uint64_t bench_predict(uint64_t goal_ns, uint64_t last_n, uint64_t last_ns)
{
    unsigned __int128 n = (unsigned __int128)goal_ns * last_n / (last_ns ? last_ns : 1);
    n += n / 5;
    if (n > 100 * last_n) n = 100 * last_n;
    if (n < last_n + 1) n = last_n + 1;
    return n > MOST_N ? MOST_N : (uint64_t)n;
}

const char *bench_batch(struct bench_subject *s, uint64_t n, struct bench_result *result)
{
    *result = (struct bench_result){.threads = s->threads};
    do {
        struct bench_run r = {
            .meters = s->meters, .threads = s->threads, .sub = s->sub, .context = s->context};
        uint64_t most = s->asked ? MOST_ASKED : n, left = n - result->n,
                 now = left < most ? left : most;
        struct bench b = {.n = now, .seed = bench_random_mix(s->seed, s->run++)};
        bench_call(&b, &r, s->fn, s->arg);
        if (r.error) return r.error;
        s->asked |= r.asked;
        s->subs |= r.subs;
        if (r.allocs && allocs_available()) s->meters |= BENCH_COUNT;
        result->n += now;
        result->wall_ns += r.wall_ns;
        result->cpu_ns += r.cpu_ns;
        result->counted = r.meters & BENCH_COUNT;
        result->counts.allocs += r.counts.allocs;
        result->counts.bytes += r.counts.bytes;
        for (int i = 0; i < BENCH_EVENTS; i++) result->events[i] += r.events[i];
        result->bytes = r.bytes;
        memcpy(result->metrics, r.metrics, sizeof r.metrics);
        result->metric_count = r.metric_count;
    } while (result->n < n);
    return NULL;
}

const char *bench_measure(struct bench_subject *s, uint64_t goal_ns, uint64_t goal_n,
                          struct bench_result *result)
{
    const char *error = bench_batch(s, 1, result);
    return error ? error : bench_measure_on(s, goal_ns, goal_n, result);
}

const char *bench_measure_on(struct bench_subject *s, uint64_t goal_ns, uint64_t goal_n,
                             struct bench_result *result)
{
    const char *error = NULL;
    bool uncounted = s->meters & BENCH_COUNT && !result->counted;
    if (goal_n) return goal_n > 1 || uncounted ? bench_batch(s, goal_n, result) : NULL;
    if (uncounted && (uint64_t)result->wall_ns >= goal_ns) return bench_batch(s, 1, result);
    while (!error && (uint64_t)result->wall_ns < goal_ns && result->n < MOST_N)
        error =
            bench_batch(s, bench_predict(goal_ns, result->n, (uint64_t)result->wall_ns), result);
    return error;
}

double bench_result_metric(const struct bench_result *r, const char *unit)
{
    for (unsigned i = 0; i < r->metric_count; i++)
        if (strcmp(r->metrics[i].unit, unit) == 0) return r->metrics[i].value;
    return -1;
}

void bench_result_put(struct bench_result *r, const char *unit, double value)
{
    if (r->metric_count == BENCH_METRICS) return;
    struct bench_metric *m = &r->metrics[r->metric_count++];
    strncpy(m->unit, unit, sizeof m->unit - 1);
    m->value = value;
}

size_t bench_result_runs(const struct bench_result *results, size_t count)
{
    size_t n = 0;
    while (n < count && results[n].threads == results->threads &&
           strcmp(results[n].path, results->path) == 0)
        n++;
    return n;
}

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

double bench_median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, ascending);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

double bench_result_median(const struct bench_result *results, size_t runs)
{
    double *ns = malloc(runs * sizeof *ns);
    if (!ns) return 0;
    for (size_t i = 0; i < runs; i++) ns[i] = (double)results[i].cpu_ns / (double)results[i].n;
    double median = bench_median(ns, runs);
    free(ns);
    return median;
}
