// Regions, calibration, answers, inputs and threads, on a clock that only kernels move.

#include "bench/bench_testing.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

int64_t bench_testing_ns;

static int64_t virtual_ns(void)
{
    return bench_testing_ns;
}

void bench_testing_clock(void)
{
    bench_clock = (struct bench_clock){virtual_ns, virtual_ns};
}

struct bench_run bench_testing_call(unsigned meters, uint64_t n, bench_function *fn, void *arg,
                                    uint64_t *digest)
{
    struct bench_run r = {.meters = meters, .threads = 3};
    struct bench b = {.n = n, .seed = 7};
    bench_call(&b, &r, fn, arg);
    if (digest) *digest = b.digest;
    return r;
}

// Operations take *arg ns; the n of each call is noted.
struct log {
    int64_t op_ns;
    uint64_t n[64];
    uint64_t seed[64];
    int calls;
};

static void timed(struct bench *b, void *arg)
{
    struct log *l = arg;
    l->n[l->calls % 64] = b->n;
    l->seed[l->calls++ % 64] = b->seed;
    bench_testing_ns += 1000000; // setting up is not measured
    bench_start(b);
    bench_testing_ns += (int64_t)b->n * l->op_ns;
    bench_stop(b);
}

static void asking(struct bench *b, void *arg)
{
    bench_draws(b, 10);
    timed(b, arg);
}

// What the Go testing package's source says, in its own order of steps (src/testing/benchmark.go,
// predictN).
static int64_t as_go(int64_t goal_ns, int64_t prev_iters, int64_t prev_ns, int64_t last)
{
    if (prev_ns == 0) prev_ns = 1;
    int64_t n = goal_ns * prev_iters / prev_ns;
    n += n / 5;
    n = n < 100 * last ? n : 100 * last;
    n = n > last + 1 ? n : last + 1;
    return n < 1000000000 ? n : 1000000000;
}

Test(calibration, is_that_of_go)
{
    static const int64_t op_ns[] = {0, 1, 3, 7, 100, 12345, 900000000, 2000000000};
    bench_testing_clock();
    for (int i = 0; i < 8; i++) {
        struct log l = {.op_ns = op_ns[i]};
        struct bench_subject s = {.fn = timed, .arg = &l, .meters = BENCH_CLOCK};
        struct bench_result r;
        cr_assert(zero(ptr, (void *)bench_measure(&s, 1000000000, 0, &r)));
        int64_t n = 1, call = 0;
        cr_expect(eq(u64, l.n[call++], 1));
        while (n * op_ns[i] < 1000000000 && n < 1000000000) {
            n = as_go(1000000000, n, n * op_ns[i], n);
            cr_expect(eq(u64, l.n[call++], (uint64_t)n), "an operation of %ld ns", op_ns[i]);
        }
        cr_expect(eq(int, l.calls, (int)call));
        cr_expect(eq(u64, r.n, (uint64_t)n));
        cr_expect(eq(i64, r.wall_ns, n * op_ns[i]));
    }
}

Test(calibration, a_goal_of_operations_is_kept)
{
    struct log l = {.op_ns = 5};
    struct bench_subject s = {.fn = timed, .arg = &l, .meters = BENCH_CLOCK};
    struct bench_result r;
    bench_testing_clock();
    cr_assert(zero(ptr, (void *)bench_measure(&s, 0, 1234, &r)));
    cr_expect(eq(u64, r.n, 1234));
    cr_expect(eq(int, l.calls, 2));
}

Test(calibration, a_kernel_that_draws_is_called_in_parts_with_inputs_of_their_own)
{
    const uint64_t n = 1000000, most = 1 << 18;
    struct log l = {.op_ns = 5};
    struct bench_subject s = {.fn = asking, .arg = &l, .meters = BENCH_CLOCK};
    struct bench_result r;
    bench_testing_clock();
    cr_assert(zero(ptr, (void *)bench_measure(&s, 0, n, &r)));
    cr_expect(eq(u64, r.n, n));
    cr_expect(eq(i64, r.cpu_ns, (int64_t)n * 5));
    cr_expect(eq(int, l.calls, 1 + (int)((n + most - 1) / most)));
    for (int i = 0; i < l.calls; i++) {
        cr_expect(le(u64, l.n[i], most));
        for (int k = 0; k < i; k++) cr_expect(ne(u64, l.seed[i], l.seed[k]));
    }
}

// Regions.

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
    bench_function *const wrong[] = {never, start_twice, stop_first, no_stop};
    for (int i = 0; i < 4; i++) {
        struct bench_run r = bench_testing_call(BENCH_CLOCK, 1, wrong[i], NULL, NULL);
        cr_expect(not(zero(ptr, (void *)r.error)), "%d", i);
        cr_expect(not(r.open));
    }
}

Test(region, can_be_left_and_entered_again)
{
    bench_testing_clock();
    struct bench_run r = bench_testing_call(BENCH_CLOCK, 10, in_pieces, NULL, NULL);
    cr_expect(zero(ptr, (void *)r.error));
    cr_expect(eq(i64, r.wall_ns, 70));
    cr_expect(eq(i64, r.cpu_ns, 70));
}

Test(region, reset_forgets)
{
    bench_testing_clock();
    for (int i = 0; i < 2; i++) {
        bool open = i;
        struct bench_run r = bench_testing_call(BENCH_CLOCK, 10, reset_between, &open, NULL);
        cr_expect(zero(ptr, (void *)r.error));
        cr_expect(eq(i64, r.wall_ns, 9));
        cr_expect(eq(i64, r.cpu_ns, 9));
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
