// The clock of the tests, which only kernels move, and calibration on it.

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

// An instruction a nanosecond, and half as many misses.
static int virtual_events(uint64_t now[BENCH_EVENTS])
{
    now[0] = (uint64_t)bench_testing_ns;
    now[1] = now[2] = now[0] / 2;
    return 0;
}

void bench_testing_clock(void)
{
    bench_clock = (struct bench_clock){virtual_ns, virtual_ns, virtual_events};
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

Test(calibration, goes_on_from_the_operation_that_was_done)
{
    struct log l = {.op_ns = 3000};
    struct bench_subject s = {.fn = timed, .arg = &l, .meters = BENCH_CLOCK};
    struct bench_result r;
    bench_testing_clock();
    cr_assert(zero(ptr, (void *)bench_batch(&s, 1, &r)));
    cr_assert(zero(ptr, (void *)bench_measure_on(&s, 3000, 0, &r)));
    cr_expect(eq(int, l.calls, 1), "it took long enough");
    cr_assert(zero(ptr, (void *)bench_measure_on(&s, 0, 1, &r)));
    cr_expect(eq(int, l.calls, 1), "once is what was asked for");
    cr_assert(zero(ptr, (void *)bench_measure_on(&s, 30000, 0, &r)));
    cr_expect(eq(u64, l.n[1], bench_predict(30000, 1, 3000)));
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
