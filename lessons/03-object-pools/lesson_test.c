// Keeps the lesson true: what its text says of counts is what the demos count, and the numbers that
// stand recorded in it are those. Times are not tested; they are measured again by make lesson-03.

#include "depot.h"
#include "echo.h"
#include "stale.h"
#include "trim.h"

#include "pool/pool.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The value that is recorded in the README beside this file.
static const char *recorded(const char *name)
{
    static char text[1 << 16], value[64], mark[96], path[] = __FILE__;
    strcpy(strrchr(path, '/'), "/README.md"); // which is longer than this name, never than the path
    FILE *f = fopen(path, "r");
    cr_assert(f, "%s cannot be read", path);
    text[fread(text, 1, sizeof text - 1, f)] = 0;
    fclose(f);
    snprintf(mark, sizeof mark, "<!-- m:%s -->", name);
    const char *at = strstr(text, mark);
    cr_assert(at, "the text does not quote %s", name);
    at += strlen(mark);
    snprintf(value, sizeof value, "%.*s", (int)strcspn(at, "<"), at);
    return value;
}

static int leaked(bool reset)
{
    char reply[ECHO_MAX];
    int n = 0;
    echo(reset, "user=alice password=correct-horse", 33, reply);
    echo(reset, "hello", 33, reply);
    for (int i = 5; i < 33; i++) n += reply[i] != 0;
    return n;
}

Test(lesson_03, without_a_reset_the_rest_of_the_reply_is_alices)
{
    cr_assert_eq(leaked(false), 33 - 5);
    cr_assert_eq(leaked(false), atoi(recorded("leaked_without")));
    cr_assert_eq(leaked(true), 0);
    cr_assert_eq(leaked(true), atoi(recorded("leaked_with")));
}

Test(lesson_03, a_stale_write_changes_the_next_owners_object)
{
    cr_assert_str_eq(stale_write(), "alice");
    cr_assert_str_eq(recorded("stale_bob"), "alice");
}

Test(lesson_03, a_stale_read_sees_the_pattern_in_a_debug_pool)
{
    if (!POOL_DEBUG) cr_assert_eq(stale_read_plain(), 'l', "of alice");
    cr_assert_eq(stale_read_debug(), strtoul(recorded("stale_byte"), NULL, 16));
}

Test(lesson_03, a_stale_write_stops_the_program_in_a_debug_pool, .signal = SIGABRT)
{
    stale_write_debug();
}

Test(lesson_03, what_fits_into_two_magazines_visits_no_depot)
{
    for (int n = 1; n <= 2 * DEPOT_ROUNDS; n++) cr_assert_eq(depot_visits(n), 0);
    cr_assert_gt(depot_visits(2 * DEPOT_ROUNDS + 1), 0);
}

Test(lesson_03, a_visit_is_for_a_magazines_worth_whatever_the_burst)
{
    for (int n = 1; n <= 10 * DEPOT_ROUNDS; n += 7)
        cr_assert_leq(depot_visits(n), 1.0 / DEPOT_ROUNDS, "bursts of %d", n);
}

Test(lesson_03, the_table_of_visits_is_what_is_counted)
{
    static const int bursts[] = {1, 64, 128, 129, 256, 1024};
    for (unsigned i = 0; i < sizeof bursts / sizeof *bursts; i++) {
        char name[32], value[32];
        snprintf(name, sizeof name, "visits_%d", bursts[i]);
        snprintf(value, sizeof value, "%.1f", 1000 * depot_visits(bursts[i]));
        cr_assert_str_eq(recorded(name), value, "%s", name);
    }
    cr_assert_eq(DEPOT_ROUNDS, atoi(recorded("rounds")));
}

enum { TICKS = 5 };

static void run(enum trim_policy policy, struct trim_tick *tick, const char *name)
{
    for (int i = 0; i < TICKS; i++) tick[i].needed = i == 0 ? 1000 : 10;
    trim_run(policy, tick, TICKS);
    for (int i = 0; i < TICKS; i++) {
        char span[64];
        snprintf(span, sizeof span, "%s_made_%d", name, i + 1);
        cr_assert_eq(tick[i].made, atoi(recorded(span)), "%s", span);
        snprintf(span, sizeof span, "%s_idle_%d", name, i + 1);
        cr_assert_eq(tick[i].idle, atoi(recorded(span)), "%s", span);
    }
}

Test(lesson_03, keeping_all_holds_the_peak)
{
    struct trim_tick tick[TICKS];
    run(TRIM_NEVER, tick, "never");
    for (int i = 0; i < TICKS; i++) cr_assert_eq(tick[i].idle, 1000);
}

Test(lesson_03, freeing_all_makes_everything_anew)
{
    struct trim_tick tick[TICKS];
    run(TRIM_ALL, tick, "all");
    for (int i = 0; i < TICKS; i++) cr_assert_eq(tick[i].made, tick[i].needed);
}

Test(lesson_03, generations_make_nothing_anew_and_hold_one_magazine)
{
    struct trim_tick tick[TICKS];
    run(TRIM_GENERATIONS, tick, "generations");
    for (int i = 1; i < TICKS; i++) {
        cr_assert_eq(tick[i].made, 0);
        cr_assert_leq(tick[i].idle, 64);
        cr_assert_geq(tick[i].idle, tick[i].needed);
    }
}

// Section 7.
Test(lesson_03, what_a_thread_writes_fills_its_lines)
{
    cr_assert_eq(sizeof(struct pool_cache) % 64, 0);
    cr_assert_eq(_Alignof(struct pool_cache), 64);
    cr_assert_eq(sizeof(struct pool) % 64, 0);
    cr_assert_eq(_Alignof(struct pool), 64);
}
