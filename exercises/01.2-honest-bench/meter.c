// The run under way is a global: work_* functions are not handed the meter.
#include "meter_run.h"

#include "work.h"

#include <stddef.h>

static struct meter_report report;
static bool open;
static unsigned regions;

struct meter_report meter_run(void (*kernel)(struct meter *m), uint64_t n)
{
    struct meter m = {.n = n};
    report = (struct meter_report){.n = n};
    open = false;
    regions = 0;
    work_flush();
    report.before[METER_FLUSH] = 0; // that was ours
    kernel(&m);
    if (open) meter_fail("meter_stop was not called after the last meter_start");
    if (!regions) meter_fail("meter_start was never called, so nothing was measured");
    if (m.n != n) meter_fail("the kernel wrote to m->n, which is the meter's");
    return report;
}

void meter_start(struct meter *m)
{
    (void)m;
    if (open) meter_fail("meter_start was called twice without meter_stop in between");
    open = true;
    regions++;
}

void meter_stop(struct meter *m)
{
    (void)m;
    if (!open) meter_fail("meter_stop was called without a meter_start before it");
    open = false;
}

void meter_spend(enum meter_event event, uint64_t ticks)
{
    if (open) {
        report.calls[event]++;
        report.ticks += ticks;
    } else {
        report.before[event]++;
    }
}

void meter_fail(const char *error)
{
    if (!report.error) report.error = error;
}
