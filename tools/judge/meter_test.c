#include "meter.h"

#include "style.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct meter *named(const char *key)
{
    for (int i = 0; i < METER_COUNT; i++)
        if (!strcmp(meter_all[i].key, key)) return &meter_all[i];
    cr_assert_fail("no meter %s", key);
    return NULL;
}

Test(meter, they_are_judged_in_the_order_of_the_verdicts)
{
    for (int i = 0; i < METER_COUNT; i++) {
        cr_expect_eq(meter_all[i].verdict, VERDICT_ALLOCS + (unsigned)i, "%s", meter_all[i].key);
        cr_expect_leq(style_columns(meter_all[i].name), 15, "%s", meter_all[i].name);
    }
    cr_expect_eq(VERDICT_ALLOCS + METER_COUNT, VERDICT_PASS);
}

Test(meter, each_has_a_cost_of_its_own)
{
    for (int i = 0; i < METER_COUNT; i++)
        for (int k = 0; k < i; k++)
            cr_expect_neq(meter_all[i].at, meter_all[k].at, "%s", meter_all[i].key);
}

static double over(const char *key, double budget, double cost, double tolerance)
{
    struct verdict_kernel k = {.tolerance = tolerance};
    const struct meter *m = named(key);
    memcpy((char *)&k.budget + m->at, &budget, sizeof budget);
    memcpy((char *)&k.cost[VERDICT_YOURS] + m->at, &cost, sizeof cost);
    return meter_over(&k, m);
}

Test(meter, what_costs_its_budget_is_not_over_it)
{
    cr_expect_eq(over("allocs", 0, 0, 0), 0);
    cr_expect_float_eq(over("allocs", 0, 0.0001, 0), 0.0001, 1e-12);
    cr_expect_eq(over("instructions", 22.5, 22.5, 0), 0);
    cr_expect_eq(over("instructions", 3 * (1.0 / 3), 1 + 1e-12, 0), 0, "an error of rounding");
    cr_expect_float_eq(over("instructions", 22.5, 22.6, 0), 0.1, 1e-9);
    cr_expect_eq(over("stack", 100, 100, 0), 0);
    cr_expect_eq(over("stack", 100, 101, 0), 1);
}

Test(meter, without_a_budget_or_a_cost_nothing_is_over)
{
    cr_expect_eq(over("bytes", -1, 100, 0), 0);
    cr_expect_eq(over("bytes", 0, -1, 0), 0);
}

Test(meter, threads_may_be_a_little_over_what_is_relative)
{
    cr_expect_eq(over("instructions", 100, 102, 0.02), 0);
    cr_expect_float_eq(over("instructions", 100, 102.5, 0.02), 2.5, 1e-9, "over the budget itself");
    cr_expect_float_eq(over("locks", 100, 102, 0.02), 2, 1e-9, "a lock is a lock");
}
