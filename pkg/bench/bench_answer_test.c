// Answers, inputs and threads.

#include "bench/bench_testing.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The vectors that the authors' implementations print: splitmix64.c from 1234567,
// xoshiro256starstar.c from the state 1, 2, 3, 4.
Test(random, is_splitmix64_and_xoshiro256)
{
    static const uint64_t split[] = {6457827717110365317u, 3203168211198807973u,
                                     9817491932198370423u, 4593380528125082431u,
                                     16408922859458223821u};
    static const uint64_t xoshiro[] = {11520,
                                       0,
                                       1509978240,
                                       1215971899390074240u,
                                       1216172134540287360u,
                                       607988272756665600u,
                                       16172922978634559625u};
    for (uint64_t i = 0; i < 5; i++) cr_expect(eq(u64, bench_random_mix(1234567, i), split[i]));
    struct bench_random r = {{1, 2, 3, 4}};
    for (int i = 0; i < 7; i++) cr_expect(eq(u64, bench_random_next(&r), xoshiro[i]));
    bench_random_seed(&r, 1234567);
    for (int i = 0; i < 4; i++) cr_expect(eq(u64, r.s[i], split[i]));
}

static uint32_t drawn[2][1000];

static void draws(struct bench *b, void *arg)
{
    const uint32_t *d = bench_draws(b, 37);
    const char *zeroed = bench_scratch(b, 4096);
    for (int i = 0; i < 4096; i++) cr_expect(zero(chr, zeroed[i]));
    memcpy(arg, d, b->n * sizeof *d);
    bench_start(b);
    bench_stop(b);
}

Test(random, draws_are_the_seeds_and_below_the_bound)
{
    bool seen[37] = {0};
    struct bench_run r = bench_testing_call(0, 1000, draws, drawn[0], NULL);
    bench_testing_call(0, 1000, draws, drawn[1], NULL);
    cr_expect(r.asked);
    cr_expect(zero(int, memcmp(drawn[0], drawn[1], sizeof drawn[0])));
    for (int i = 0; i < 1000; i++) {
        cr_assert(lt(u32, drawn[0][i], 37));
        seen[drawn[0][i]] = true;
    }
    for (int i = 0; i < 37; i++) cr_expect(seen[i], "%d was never drawn", i);
    struct bench_run other = {0};
    struct bench b = {.n = 1000, .seed = 8};
    bench_call(&b, &other, draws, drawn[1]);
    cr_expect(ne(int, memcmp(drawn[0], drawn[1], sizeof drawn[0]), 0));
}

static const uint64_t *answers;

static void answer(struct bench *b, void *arg)
{
    (void)arg;
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, answers[b->op]);
    bench_stop(b);
}

static void answer_bytes(struct bench *b, void *arg)
{
    bench_start(b);
    bench_answer_bytes(b, arg, b->n);
    bench_stop(b);
}

static void answer_f64(struct bench *b, void *arg)
{
    bench_start(b);
    bench_answer_u64(b, 5);
    bench_answer_f64(b, *(double *)arg);
    bench_stop(b);
}

static uint64_t digest_of(bench_function *fn, void *arg, uint64_t n)
{
    uint64_t digest;
    bench_testing_call(0, n, fn, arg, &digest);
    return digest;
}

Test(digest, depends_on_every_answer_and_their_order)
{
    static const uint64_t a[] = {1, 2, 3}, again[] = {1, 2, 3}, swapped[] = {2, 1, 3},
                          other[] = {1, 2, 4};
    answers = a;
    uint64_t digest = digest_of(answer, NULL, 3);
    cr_expect(ne(u64, digest_of(answer, NULL, 2), digest));
    answers = again;
    cr_expect(eq(u64, digest_of(answer, NULL, 3), digest));
    answers = swapped;
    cr_expect(ne(u64, digest_of(answer, NULL, 3), digest));
    answers = other;
    cr_expect(ne(u64, digest_of(answer, NULL, 3), digest));
}

Test(digest, depends_on_every_byte_and_the_size)
{
    char bytes[40] = "a page of bytes that has no zero in it.";
    for (uint64_t n = 0; n <= 40; n++) {
        uint64_t digest = digest_of(answer_bytes, bytes, n);
        if (n) cr_expect(ne(u64, digest_of(answer_bytes, bytes, n - 1), digest));
        for (uint64_t i = 0; i < n; i++) {
            bytes[i] ^= 0x40;
            cr_expect(ne(u64, digest_of(answer_bytes, bytes, n), digest));
            bytes[i] ^= 0x40;
        }
    }
}

Test(digest, leaves_doubles_out)
{
    double one = 1, two = 2;
    cr_expect(eq(u64, digest_of(answer_f64, &one, 1), digest_of(answer_f64, &two, 1)));
}

Test(digest, knows_what_is_no_number)
{
    double all[] = {1, NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < i; k++)
            cr_expect(
                ne(u64, digest_of(answer_f64, &all[i], 1), digest_of(answer_f64, &all[k], 1)));
    double nan = -NAN;
    cr_expect(eq(u64, digest_of(answer_f64, &nan, 1), digest_of(answer_f64, &all[1], 1)));
}

static struct bench_doubles doubles_of(const double *values, int count)
{
    struct bench b = {0};
    for (int i = 0; i < count; i++) bench_answer_f64(&b, values[i]);
    return b.doubles;
}

Test(doubles, their_sum_depends_on_each_and_on_their_order)
{
    const double a[] = {1, -2, 4}, swapped[] = {-2, 1, 4}, cancelled[] = {1.5, -2.5, 4};
    struct bench_doubles d = doubles_of(a, 3);
    cr_expect(eq(u64, d.count, 3));
    cr_expect(eq(dbl, d.scale, 7));
    cr_expect(eq(dbl, doubles_of(a, 3).sum, d.sum));
    cr_expect(gt(dbl, fabs(doubles_of(swapped, 3).sum - d.sum), 0.01));
    cr_expect(gt(dbl, fabs(doubles_of(cancelled, 3).sum - d.sum), 0.01));
}

// Whatever each of them is off by within its ulps, the sum is off by less than the ulps of the
// scale: what the judge allows.
Test(doubles, errors_within_ulps_stay_within_those_of_the_scale)
{
    enum { COUNT = 1000, ULPS = 4 };
    struct bench_random random;
    bench_random_seed(&random, 7);
    for (int round = 0; round < 100; round++) {
        double a[COUNT], off[COUNT];
        for (int i = 0; i < COUNT; i++) {
            int64_t bits;
            a[i] = ldexp((double)(int64_t)bench_random_next(&random), -(int)(i % 90));
            memcpy(&bits, &a[i], sizeof bits);
            bits += round % 2 ? ULPS : (int)bench_random_below(&random, 2 * ULPS + 1) - ULPS;
            memcpy(&off[i], &bits, sizeof bits);
        }
        struct bench_doubles d = doubles_of(a, COUNT), e = doubles_of(off, COUNT);
        cr_expect(le(dbl, fabs(d.sum - e.sum), (ULPS + COUNT) * DBL_EPSILON * d.scale));
    }
}

// Threads.

struct shares {
    uint64_t n[16], seed[16], first[16];
};

static void share(struct bench *b, void *arg)
{
    struct shares *s = arg;
    s->n[b->thread] = b->n;
    s->seed[b->thread] = b->seed;
    s->first[b->thread] = bench_random(b);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, b->op * (b->thread + 1));
    bench_stop(b);
}

static unsigned asked_threads;

static void shared(struct bench *b, void *arg)
{
    bench_parallel(b, asked_threads, share, arg);
}

Test(parallel, shares_n_evenly_and_draws_apart)
{
    for (asked_threads = 1; asked_threads <= 16; asked_threads++) {
        struct shares s = {0};
        struct bench_run r = bench_testing_call(BENCH_CLOCK, 101, shared, &s, NULL);
        cr_assert(zero(ptr, (void *)r.error), "%s", r.error);
        cr_expect(r.asked);
        uint64_t sum = 0;
        for (unsigned i = 0; i < asked_threads; i++) {
            sum += s.n[i];
            cr_expect(le(u64, s.n[0] - s.n[i], 1));
            for (unsigned k = 0; k < i; k++) {
                cr_expect(ne(u64, s.seed[i], s.seed[k]));
                cr_expect(ne(u64, s.first[i], s.first[k]));
            }
        }
        cr_expect(eq(u64, sum, 101));
    }
}

Test(parallel, folds_answers_in_the_order_of_threads)
{
    asked_threads = 4;
    struct shares s = {0};
    uint64_t digest = digest_of(shared, &s, 1000);
    struct bench fold = {0};
    for (unsigned t = 0; t < 4; t++) {
        struct bench alone = {0};
        for (uint64_t op = 0; op < s.n[t]; op++) bench_answer_u64(&alone, op * (t + 1));
        bench_answer_u64(&fold, alone.digest);
    }
    cr_expect(eq(u64, digest, fold.digest));
    for (int i = 0; i < 20; i++) cr_expect(eq(u64, digest_of(shared, &s, 1000), digest));
}

static void thirds(struct bench *b, void *arg)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++)
        bench_answer_f64(b, (double)(b->thread + 1) / 3 + (b->thread == *(unsigned *)arg));
    bench_stop(b);
}

static void shared_thirds(struct bench *b, void *arg)
{
    bench_parallel(b, 4, thirds, arg);
}

static struct bench_doubles thirds_of(unsigned odd)
{
    struct bench_run r = {.meters = BENCH_CLOCK};
    struct bench b = {.n = 100, .seed = 7};
    bench_call(&b, &r, shared_thirds, &odd);
    cr_assert(zero(ptr, (void *)r.error), "%s", r.error);
    return b.doubles;
}

Test(parallel, doubles_are_summed_over_the_threads)
{
    struct bench_doubles d = thirds_of(9);
    cr_expect(eq(u64, d.count, 100 + 4), "the threads' sums are four more");
    cr_expect(epsilon_eq(dbl, d.scale, 25 * (1 + 2 + 3 + 4) / 3.0, 1e-9));
    for (int i = 0; i < 20; i++) cr_expect(eq(dbl, thirds_of(9).sum, d.sum));
    for (unsigned odd = 0; odd < 4; odd++)
        cr_expect(gt(dbl, fabs(thirds_of(odd).sum - d.sum), 1), "thread %u", odd);
}

Test(parallel, zero_threads_are_as_the_run_says)
{
    asked_threads = 0;
    struct shares s = {0};
    bench_testing_call(0, 30, shared, &s, NULL); // bench_testing_call's runs say 3
    cr_expect(eq(u64, s.n[2], 10));
    cr_expect(zero(u64, s.seed[3]));
}

static _Thread_local int64_t thread_ns;

static int64_t own_ns(void)
{
    return thread_ns;
}

static void works(struct bench *b, void *arg)
{
    (void)arg;
    thread_ns = 1000 * b->thread; // before the region
    bench_start(b);
    thread_ns += 10 + b->thread;
    bench_stop(b);
    thread_ns += 5;
}

static void work_in_parallel(struct bench *b, void *arg)
{
    bench_parallel(b, 3, works, arg);
}

Test(parallel, sums_the_threads_cpu_time)
{
    bench_clock.cpu_ns = own_ns;
    cr_expect(eq(i64, bench_testing_call(BENCH_CLOCK, 9, work_in_parallel, NULL, NULL).cpu_ns,
                 10 + 11 + 12));
}

static void forgets(struct bench *b, void *arg)
{
    int how = *(int *)arg;
    if (b->thread == 1 && how == 0) return;
    bench_start(b);
    if (b->thread == 1 && how == 1) return;
    bench_stop(b);
    if (b->thread == 1 && how == 2) bench_start(b);
}

static void forget_in_parallel(struct bench *b, void *arg)
{
    bench_parallel(b, 3, forgets, arg);
}

static void parallel_within(struct bench *b, void *arg)
{
    bench_start(b);
    bench_parallel(b, 2, share, arg);
    bench_stop(b);
}

Test(parallel, misuse_is_an_error_and_no_deadlock)
{
    for (int how = 0; how < 3; how++)
        cr_expect(
            not(zero(ptr, (void *)bench_testing_call(0, 9, forget_in_parallel, &how, NULL).error)));
    struct shares s;
    cr_expect(not(zero(ptr, (void *)bench_testing_call(0, 9, parallel_within, &s, NULL).error)));
}
