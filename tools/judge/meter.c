#include "meter.h"

#include <math.h>
#include <stdio.h>

#define AT(field) offsetof(struct verdict_cost, field)
const struct meter meter_all[METER_COUNT] = {
    {VERDICT_ALLOCS, "allocs", "allocations/op", "allocations an operation", AT(allocs), 3, false},
    {VERDICT_BYTES, "bytes", "bytes/op", "allocated bytes an operation", AT(bytes), 1, false},
    {VERDICT_PEAK, "peak", "peak bytes", "bytes alive at once", AT(peak), 0, false},
    {VERDICT_SYSCALLS, "syscalls", "system calls/op", "system calls an operation", AT(syscalls), 3,
     false},
    {VERDICT_LOCKS, "locks", "locks/op", "locks and atomic updates an operation", AT(locks), 3,
     false},
    {VERDICT_INSTRUCTIONS, "instructions", "instructions/op", "instructions an operation",
     AT(instructions), 1, true},
    {VERDICT_MISSES, "misses", "cache misses/op", "cache misses an operation", AT(misses), 2, true},
    {VERDICT_STACK, "stack", "stack bytes", "bytes of stack", AT(stack), 0, false},
};

double meter_get(const struct verdict_cost *cost, const struct meter *m)
{
    return *(const double *)((const char *)cost + m->at);
}

const char *meter_number(const struct meter *m, double value)
{
    static char texts[16][24];
    static int turn;
    char *text = texts[turn++ % 16];
    if (value < 0)
        return "-";
    else if (value > 0 && value < 0.5 * pow(10, -m->decimals))
        snprintf(text, 24, "%.1g", value);
    else if (value < 1e9)
        snprintf(text, 24, "%.*f", value < 1e5 ? m->decimals : 0, value);
    else
        snprintf(text, 24, "%.3g", value);
    return text;
}

// The grain is what a quotient of whole numbers may be off by.
double meter_over(const struct verdict_kernel *k, const struct meter *m)
{
    double budget = meter_get(&k->budget, m), cost = meter_get(&k->cost[VERDICT_YOURS], m);
    double allowed = budget * (1 + (m->relative ? k->tolerance : 0));
    if (budget < 0 || cost <= allowed * (1 + 1e-9) + 1e-9) return 0;
    return cost - budget;
}

double meter_ratio(const struct verdict_kernel *k, const struct meter *m)
{
    double reference = meter_get(&k->cost[VERDICT_REFERENCE], m);
    return m->relative && reference > 0 ? meter_get(&k->budget, m) / reference : -1;
}
