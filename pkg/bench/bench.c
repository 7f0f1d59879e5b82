// Regions and the call of a kernel. begin and end read the meters in an order that keeps each out
// of the next: allocation counts, the processor's, the CPU's clock, the wall's, callgrind
// innermost.

#include "bench/bench_meter.h"
#include "bench/bench_run.h"

#include <string.h>
#include <time.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION ((void)0)
#define CALLGRIND_STOP_INSTRUMENTATION  ((void)0)
#define CALLGRIND_ZERO_STATS            ((void)0)
#endif

static int64_t now_ns(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int64_t wall_ns(void)
{
    return now_ns(CLOCK_MONOTONIC);
}

static int64_t cpu_ns(void)
{
    return now_ns(CLOCK_THREAD_CPUTIME_ID);
}

struct bench_clock bench_clock = {wall_ns, cpu_ns, bench_perf_read};

static void count(struct bench_run *r, uint64_t sign)
{
    struct allocs_counts now = allocs_all();
    r->counts.allocs += sign * now.allocs;
    r->counts.frees += sign * now.frees;
    r->counts.bytes += sign * now.bytes;
}

static void count_events(struct bench_run *r, uint64_t sign)
{
    uint64_t now[BENCH_EVENTS] = {0};
    if (bench_clock.events(now) != 0) bench_fail(r, "the hardware's counters can't be read");
    for (int i = 0; i < BENCH_EVENTS; i++) r->events[i] += sign * now[i];
}

static void trace(struct bench_run *r)
{
    if (allocs_trace_start() < 0) bench_fail(r, "this program can't trace its allocations");
}

static void begin(struct bench_run *r)
{
    if (r->meters & BENCH_TRACE && r->regions == 1) trace(r);
    if (r->meters & BENCH_COUNT) count(r, (uint64_t)-1);
    if (r->meters & BENCH_PERF) count_events(r, (uint64_t)-1);
    if (r->meters & BENCH_CLOCK) {
        if (!r->parallel) r->cpu_ns -= bench_clock.cpu_ns();
        r->wall_ns -= bench_clock.wall_ns();
    }
    if (r->meters & BENCH_CALLGRIND) {
        CALLGRIND_START_INSTRUMENTATION;
        if (r->regions == 1) CALLGRIND_ZERO_STATS;
    }
}

static void end(struct bench_run *r)
{
    if (r->meters & BENCH_CALLGRIND) CALLGRIND_STOP_INSTRUMENTATION;
    if (r->meters & BENCH_CLOCK) {
        r->wall_ns += bench_clock.wall_ns();
        if (!r->parallel) r->cpu_ns += bench_clock.cpu_ns();
    }
    if (r->meters & BENCH_PERF) count_events(r, 1);
    if (r->meters & BENCH_COUNT) count(r, 1);
}

void bench_start(struct bench *b)
{
    struct bench_run *r = b->run;
    if (r->open) return bench_fail(r, "bench_start inside the region");
    if (r->team && r->regions) return bench_fail(r, "bench_start twice in bench_parallel");
    r->open = true;
    r->regions++;
    if (r->team) {
        bench_team_wait(r->team, begin);
        if (r->meters & BENCH_CLOCK) r->cpu_ns -= bench_clock.cpu_ns();
    } else
        begin(r);
    if (r->meters & BENCH_STACK) bench_stack_paint(r, __builtin_frame_address(0));
}

void bench_stop(struct bench *b)
{
    struct bench_run *r = b->run;
    if (!r->open) return bench_fail(r, "bench_stop outside the region");
    r->open = false;
    if (r->meters & BENCH_STACK) bench_stack_read(r);
    if (r->team) {
        if (r->meters & BENCH_CLOCK) r->cpu_ns += bench_clock.cpu_ns();
        bench_team_wait(r->team, end);
    } else
        end(r);
}

void bench_reset(struct bench *b)
{
    struct bench_run *r = b->run;
    if (r->team) return bench_fail(r, "bench_reset in bench_parallel");
    r->wall_ns = r->cpu_ns = 0;
    r->counts = (struct allocs_counts){0};
    memset(r->events, 0, sizeof r->events);
    r->stack_bytes = 0;
    r->metric_count = 0;
    if (r->meters & BENCH_CALLGRIND) CALLGRIND_ZERO_STATS;
    if (r->open) begin(r);
    if (r->open && r->meters & BENCH_STACK) bench_stack_paint(r, __builtin_frame_address(0));
}

void bench_set_bytes(struct bench *b, uint64_t bytes)
{
    b->run->bytes = bytes;
}

void bench_report_allocs(struct bench *b)
{
    b->run->allocs = true; // from the next call on: this one may be in its region
}

void bench_report_metric(struct bench *b, double value, const char *unit)
{
    struct bench_run *r = b->run;
    unsigned i = 0;
    size_t len = strlen(unit);
    if (!len || len >= sizeof r->metrics->unit || strcspn(unit, " \t\n\v\f\r") < len)
        return bench_fail(r, "a metric's unit is not a word of at most 31 bytes");
    while (i < r->metric_count && strcmp(r->metrics[i].unit, unit) != 0) i++;
    if (i == BENCH_METRICS) return bench_fail(r, "more than 16 metrics");
    if (i == r->metric_count) r->metric_count++;
    strcpy(r->metrics[i].unit, unit);
    r->metrics[i].value = value;
}

void bench_run(struct bench *b, const char *sub, bench_function *fn, void *arg, double size)
{
    char name[BENCH_PATH];
    size_t len = strlen(sub);
    if (!b->run->sub) return bench_fail(b->run, "bench_run in bench_parallel");
    if (!len || len >= sizeof name)
        return bench_fail(b->run, "a sub-bench's name is too long, or none");
    for (size_t i = 0; i <= len; i++)
        name[i] = (unsigned char)sub[i] <= ' ' && sub[i] ? '_' : sub[i];
    b->run->subs = true;
    b->run->sub(b, name, fn, arg, size);
}

void bench_fail(struct bench_run *r, const char *what)
{
    if (!r->error) r->error = what;
}

void bench_call_kernel(struct bench *b, void *kernel)
{
    ((const struct bench_kernel *)kernel)->fn(b);
}

void bench_call(struct bench *b, struct bench_run *r, bench_function *fn, void *arg)
{
    b->run = r;
    b->stream = r->meters & BENCH_STREAM;
    bench_random_seed(&r->random, b->seed);
    if (r->meters & BENCH_COUNT && !allocs_available()) r->meters &= ~(unsigned)BENCH_COUNT;
    struct allocs_counts before = {0}, after = {0};
    if (r->meters & BENCH_LEAKS) trace(r);
    if (r->meters & BENCH_COUNT) before = allocs_all();
    fn(b, arg);
    if (r->open) {
        bench_stop(b);
        bench_fail(r, "no bench_stop after the last bench_start");
    }
    if (r->meters & BENCH_COUNT) after = allocs_all();
    r->outstanding = (int64_t)(after.allocs - after.frees - (before.allocs - before.frees));
    if (!r->regions && !r->subs) bench_fail(r, "the kernel never called bench_start");
    bench_release(r);
}

extern const struct bench_kernel *const __start_bench_kernels[] __attribute__((weak));
extern const struct bench_kernel *const __stop_bench_kernels[] __attribute__((weak));

const struct bench_kernel *bench_kernel_at(size_t index)
{
    size_t count = (size_t)(__stop_bench_kernels - __start_bench_kernels);
    return index < count ? __start_bench_kernels[index] : NULL;
}

const struct bench_kernel *bench_kernel_named(const char *name, size_t len)
{
    const struct bench_kernel *k;
    for (size_t i = 0; (k = bench_kernel_at(i)); i++)
        if (strlen(k->name) == len && memcmp(k->name, name, len) == 0) return k;
    return NULL;
}
