// What a clock costs to read, in what steps it goes, and how quiet the machine is now.

#include "facts.h"
#include "probes.h"
#include "report.h"

#include <stdint.h>
#include <stdlib.h>
#include <time.h>

static int64_t now_ns(clockid_t clock)
{
    struct timespec t = {0, 0};
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Median of a few batches: one that the scheduler fell into does not count.
static double cost_ns(clockid_t clock)
{
    enum { BATCHES = 15, CALLS = 500 };
    double batch[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
        int64_t start = now_ns(CLOCK_MONOTONIC);
        for (int call = 0; call < CALLS; call++) now_ns(clock);
        batch[i] = (double)(now_ns(CLOCK_MONOTONIC) - start) / CALLS;
    }
    qsort(batch, BATCHES, sizeof *batch, compare);
    return batch[BATCHES / 2];
}

// The smallest step that the clock was seen to make, in at most 20 ms; 0 when it stood still.
static int64_t step_ns(clockid_t clock)
{
    int64_t smallest = 0, end = now_ns(CLOCK_MONOTONIC) + 20000000, last = now_ns(clock);
    for (int steps = 0; steps < 100 && now_ns(CLOCK_MONOTONIC) < end;) {
        int64_t t = now_ns(clock), step = t - last;
        if (step <= 0) continue;
        if (!smallest || step < smallest) smallest = step;
        last = t;
        steps++;
    }
    return smallest;
}

static void probe_source(struct report *r)
{
    char source[64], all[128];
    machine_read("/sys/devices/system/clocksource/clocksource0/available_clocksource", all,
                 sizeof all);
    if (!machine_read("/sys/devices/system/clocksource/clocksource0/current_clocksource", source,
                      sizeof source)) {
        report_add(r, REPORT_NOTE, "source", "not visible");
        return;
    }
    bool fast = facts_word("tsc kvm-clock hyperv_clocksource_tsc_page arch_sys_counter", source);
    report_add(r, fast ? REPORT_OK : REPORT_NOTE, "source", "%s (of: %s)", source, all);
    if (!fast)
        report_mend(r, "each reading is a system call",
                    facts_word(all, "tsc") ? "echo tsc | sudo tee /sys/devices/system/clocksource/"
                                             "clocksource0/current_clocksource"
                                           : "none in software");
}

static void probe_clock(struct report *r, const char *name, clockid_t clock)
{
    double cost = cost_ns(clock);
    int64_t step = step_ns(clock);
    bool coarse = step == 0 || step > 100000;
    report_add(r, coarse ? REPORT_NOTE : REPORT_OK, name, "%.0f ns a reading, steps of %lld ns",
               cost, (long long)step);
    if (coarse) report_mend(r, "a region must be long beside a step to be timed", NULL);
}

// Spins for 100 ms: what part of it was ours, and what was the longest time that it was not?
static void probe_noise(struct report *r)
{
    char stat[256];
    machine_read("/proc/stat", stat, sizeof stat);
    long steal = facts_steal(stat);
    int64_t cpu = now_ns(CLOCK_THREAD_CPUTIME_ID), start = now_ns(CLOCK_MONOTONIC), pause = 0;
    for (int64_t last = start, t = start; t - start < 100000000; last = t) {
        t = now_ns(CLOCK_MONOTONIC);
        if (t - last > pause) pause = t - last;
    }
    double wall_ms = 1e-6 * (double)(now_ns(CLOCK_MONOTONIC) - start);
    double cpu_ms = 1e-6 * (double)(now_ns(CLOCK_THREAD_CPUTIME_ID) - cpu);
    machine_read("/proc/stat", stat, sizeof stat);
    steal = facts_steal(stat) - steal;
    bool quiet = cpu_ms > 0.98 * wall_ms && steal == 0;
    report_add(r, quiet ? REPORT_OK : REPORT_NOTE, "noise",
               "%.1f of %.1f ms were ours; %.2f ms at a stretch were not; steal %ld", cpu_ms,
               wall_ms, 1e-6 * (double)pause, steal);
    if (!quiet)
        report_mend(r, "wall time is not your code's: trust CPU time, intervals and counts",
                    "stop what else runs here; on a shared host, nothing");
}

void clocks_probe(struct report *r)
{
    r->group = "clocks";
    probe_source(r);
    probe_clock(r, "monotonic", CLOCK_MONOTONIC);
    probe_clock(r, "thread cpu", CLOCK_THREAD_CPUTIME_ID);
    probe_clock(r, "process cpu", CLOCK_PROCESS_CPUTIME_ID);
    probe_noise(r);
}
