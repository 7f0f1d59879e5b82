// What a region measures: time, allocations, stack; and what is told of a kernel that misuses it.

#include "bench/bench_testing.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static void never(struct bench *b, void *arg)
{
    (void)b;
    (void)arg;
}

static void start_twice(struct bench *b, void *arg)
{
    (void)arg;
    bench_start(b);
    bench_start(b);
    bench_stop(b);
}

static void stop_first(struct bench *b, void *arg)
{
    (void)arg;
    bench_stop(b);
    bench_start(b);
    bench_stop(b);
}

static void no_stop(struct bench *b, void *arg)
{
    (void)arg;
    bench_start(b);
}

static void subs_on_threads(struct bench *b, void *arg)
{
    bench_start(b);
    bench_run(b, "sub", never, arg, 0);
    bench_stop(b);
}

static void subs_in_parallel(struct bench *b, void *arg)
{
    bench_parallel(b, 2, subs_on_threads, arg);
}

static void measures(struct bench *b, void *arg)
{
    bench_start(b);
    bench_stop(b);
    bench_report_metric(b, 1, arg);
}

Test(region, a_unit_is_a_word)
{
    char longest[] = "thirty-one-bytes-of-a-unit-name",
         longer[] = "thirty-two-bytes-of-a-unit-names";
    char *const units[] = {"probes/op", longest, "", "two words", "a\nline", longer};
    for (int i = 0; i < 6; i++) {
        struct bench_run r = bench_testing_call(0, 1, measures, units[i], NULL);
        cr_expect(eq(int, !r.error, i < 2), "%s", units[i]);
        if (!r.error) cr_expect(eq(str, r.metrics[0].unit, units[i]));
    }
}

static void in_pieces(struct bench *b, void *arg)
{
    (void)arg;
    for (b->op = 0; b->op < b->n; b->op++) {
        bench_testing_ns += 100;
        bench_start(b);
        bench_testing_ns += 7;
        bench_stop(b);
    }
}

static void reset_between(struct bench *b, void *arg)
{
    bool open = *(bool *)arg;
    bench_start(b);
    bench_testing_ns += 1000;
    if (!open) bench_stop(b);
    bench_report_metric(b, 1, "lost/op");
    bench_reset(b);
    if (!open) bench_start(b);
    bench_testing_ns += 9;
    bench_stop(b);
}

Test(region, misuse_is_an_error)
{
    bench_function *const wrong[] = {never, start_twice, stop_first, no_stop, subs_in_parallel};
    for (int i = 0; i < 5; i++) {
        struct bench_run r = bench_testing_call(BENCH_CLOCK, 1, wrong[i], NULL, NULL);
        cr_expect(not(zero(ptr, (void *)r.error)), "%d", i);
        cr_expect(not(r.open));
    }
}

Test(region, can_be_left_and_entered_again)
{
    bench_testing_clock();
    struct bench_run r = bench_testing_call(BENCH_CLOCK | BENCH_PERF, 10, in_pieces, NULL, NULL);
    cr_expect(zero(ptr, (void *)r.error));
    cr_expect(eq(i64, r.wall_ns, 70));
    cr_expect(eq(i64, r.cpu_ns, 70));
    cr_expect(eq(u64, r.events[0], 70));
}

Test(region, reset_forgets)
{
    bench_testing_clock();
    for (int i = 0; i < 2; i++) {
        bool open = i;
        struct bench_run r =
            bench_testing_call(BENCH_CLOCK | BENCH_PERF, 10, reset_between, &open, NULL);
        cr_expect(zero(ptr, (void *)r.error));
        cr_expect(eq(i64, r.wall_ns, 9));
        cr_expect(eq(i64, r.cpu_ns, 9));
        cr_expect(eq(u64, r.events[0], 9));
        cr_expect(zero(uint, r.metric_count));
    }
}

// Allocations.

static void allocates(struct bench *b, void *arg)
{
    void **kept = arg;
    char *aside = malloc(1000);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = malloc(10);
        bench_keep(p);
        free(p);
    }
    bench_stop(b);
    free(aside);
    kept[0] = malloc(5);
    kept[1] = malloc(5);
}

static void harness_only(struct bench *b, void *arg)
{
    (void)arg;
    bench_draws(b, 5);
    bench_scratch(b, 100000);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, b->op);
    bench_stop(b);
}

Test(allocations, are_the_regions)
{
    if (!allocs_available()) cr_skip_test("no malloc hook");
    void *kept[2];
    struct bench_run r = bench_testing_call(BENCH_COUNT, 100, allocates, kept, NULL);
    cr_expect(eq(u64, r.counts.allocs, 100));
    cr_expect(eq(u64, r.counts.frees, 100));
    cr_expect(eq(u64, r.counts.bytes, 1000));
    cr_expect(eq(i64, r.outstanding, 2));
    free(kept[0]);
    free(kept[1]);
}

static void in_parallel(struct bench *b, void *arg)
{
    bench_parallel(b, 4, harness_only, arg);
}

// Asks within its region, alone or on threads.
static void asks(struct bench *b, void *arg)
{
    (void)arg;
    bench_start(b);
    bench_report_allocs(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        char *p = malloc(10);
        bench_keep(p);
        free(p);
    }
    bench_stop(b);
}

static void asks_in_parallel(struct bench *b, void *arg)
{
    bench_parallel(b, 3, asks, arg);
}

Test(allocations, are_counted_from_the_call_after_the_one_that_asks)
{
    if (!allocs_available()) cr_skip_test("no malloc hook");
    bench_function *const kernels[] = {asks, asks_in_parallel};
    bench_testing_clock(); // it stands still: a billion operations are not gone through
    for (int i = 0; i < 2; i++) {
        struct bench_subject s = {.fn = kernels[i], .meters = BENCH_CLOCK};
        struct bench_result r;
        cr_assert(zero(ptr, (void *)bench_batch(&s, 10, &r)));
        cr_expect(not(r.counted));
        cr_assert(zero(ptr, (void *)bench_batch(&s, 30, &r)));
        cr_expect(r.counted);
        cr_expect(eq(u64, r.counts.allocs, 30));
        cr_expect(eq(u64, r.counts.bytes, 300));
        s.meters = BENCH_CLOCK;
        cr_assert(zero(ptr, (void *)bench_measure(&s, 0, 1, &r)));
        cr_expect(r.counted);
        cr_expect(eq(u64, r.counts.allocs, 1));
    }
}

Test(allocations, the_harness_makes_none)
{
    if (!allocs_available()) cr_skip_test("no malloc hook");
    bench_function *const kernels[] = {harness_only, in_parallel};
    for (int i = 0; i < 2; i++) {
        bench_testing_call(BENCH_COUNT, 1000, kernels[i], NULL,
                           NULL); // libc keeps stacks of threads
        struct bench_run r =
            bench_testing_call(BENCH_COUNT | BENCH_CLOCK, 1000, kernels[i], NULL, NULL);
        cr_expect(zero(u64, r.counts.allocs));
        cr_expect(zero(i64, r.outstanding));
    }
}

// Stacks.

static void frames(int depth, uintptr_t *deepest)
{
    volatile char frame[400];
    frame[0] = (char)depth;
    if ((uintptr_t)frame < *deepest) *deepest = (uintptr_t)frame;
    if (depth) frames(depth - 1, deepest);
    bench_keep(frame[0]);
}

struct descent {
    int depth;
    uintptr_t deepest;
};

static void descends(struct bench *b, void *arg)
{
    struct descent *d = arg;
    d->deepest = UINTPTR_MAX;
    bench_start(b);
    frames(d->depth, &d->deepest);
    bench_stop(b);
}

Test(stack, is_measured_from_paint)
{
    uint64_t bytes[2], depth[2];
    for (int i = -1; i < 2; i++) { // -1 binds what is bound lazily
        struct descent d = {.depth = i < 1 ? 10 : 50};
        struct bench_run r = {.meters = BENCH_STACK};
        struct bench b = {.n = 1};
        cr_assert(zero(int, bench_stack_call(&b, &r, descends, &d)));
        bytes[i > 0] = r.stack_bytes;
        depth[i > 0] = (uintptr_t)r.stack_high - d.deepest;
    }
    uint64_t deeper = depth[1] - depth[0];
    cr_expect(gt(u64, deeper, 40 * 300)); // the compiler may merge some frames
    cr_expect(eq(u64, bytes[1] - bytes[0], deeper));
    cr_expect(ge(u64, bytes[1], depth[1]));
    cr_expect(lt(u64, bytes[1], depth[1] + 1024));
}
