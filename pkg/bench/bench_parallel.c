// bench_parallel: threads that are benches of their own. All are made before any body begins; they
// meet where the region opens and where it closes, so that one meter sees all of the work and
// nothing but the work. A body that returns without its region still comes to both meetings. They
// wait on a futex of their own: no mutex of the harness shows among the kernel's.

#include "bench/bench_run.h"

#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

struct bench_team {
    unsigned size;
    _Atomic unsigned waiting, meetings; // so far; the first is that all threads were made
    struct bench_run *whole;
    bool abandoned;
};

struct worker {
    pthread_t thread;
    struct bench b;
    struct bench_run run;
    struct bench_out out;
    bench_function *body;
    void *arg;
};

static void await(struct bench_team *t, unsigned meeting)
{
    while (atomic_load(&t->meetings) < meeting)
        syscall(SYS_futex, &t->meetings, FUTEX_WAIT_PRIVATE, meeting - 1, NULL, NULL, 0);
}

static void meet(struct bench_team *t)
{
    atomic_fetch_add(&t->meetings, 1);
    syscall(SYS_futex, &t->meetings, FUTEX_WAKE_PRIVATE, INT_MAX, NULL, NULL, 0);
}

void bench_team_wait(struct bench_team *t, void (*last)(struct bench_run *whole))
{
    unsigned meeting = atomic_load(&t->meetings) + 1;
    if (atomic_fetch_add(&t->waiting, 1) + 1 < t->size) return await(t, meeting);
    atomic_store(&t->waiting, 0);
    last(t->whole);
    meet(t);
}

static void *work(void *arg)
{
    struct worker *w = arg;
    struct bench_team *t = w->run.team;
    await(t, 1);
    if (t->abandoned) return NULL;
    w->body(&w->b, w->arg);
    if (!w->run.regions) {
        bench_fail(&w->run, "a body of bench_parallel never called bench_start");
        bench_start(&w->b);
    }
    if (w->run.open) {
        bench_fail(&w->run, "a body of bench_parallel never called bench_stop");
        bench_stop(&w->b);
    }
    return NULL;
}

static void prepare(struct worker *w, const struct bench *b, struct bench_team *t, unsigned i)
{
    w->b = (struct bench){.n = b->n / t->size + (i < b->n % t->size),
                          .seed = bench_random_mix(b->seed, i),
                          .thread = i,
                          .stream = b->stream,
                          .run = &w->run};
    w->out.fd = -1;
    w->run.out = &w->out;
    w->run.meters = b->run->meters & BENCH_CLOCK;
    w->run.team = t;
    bench_random_seed(&w->run.random, w->b.seed);
}

static void gather(struct bench *b, struct worker *w)
{
    struct bench_run *r = b->run;
    struct bench fold = {.digest = b->digest};
    bench_answer_u64(&fold, w->b.digest);
    b->digest = fold.digest;
    bench_add_double(b, w->b.doubles.sum, w->b.doubles.scale);
    b->doubles.count += w->b.doubles.count;
    r->cpu_ns += w->run.cpu_ns;
    r->asked |= w->run.asked;
    r->allocs |= w->run.allocs;
    if (w->run.bytes) r->bytes = w->run.bytes;
    for (unsigned i = 0; i < w->run.metric_count; i++)
        bench_report_metric(b, w->run.metrics[i].value, w->run.metrics[i].unit);
    if (w->run.error) bench_fail(r, w->run.error);
    if (w->out.len) bench_out_write(r->out, w->out.data, w->out.len);
    bench_out_free(&w->out);
    bench_release(&w->run);
}

void bench_parallel(struct bench *b, unsigned threads, bench_function *body, void *arg)
{
    struct bench_run *r = b->run;
    if (r->open || r->team) return bench_fail(r, "bench_parallel inside the region");
    if (!threads) threads = r->threads ? r->threads : 1;
    struct bench_team t = {.size = threads, .whole = r};
    struct worker *workers = bench_chunk(r, threads * sizeof *workers);
    r->parallel = true;
    r->regions++;
    unsigned made = 0;
    for (; made < threads; made++) {
        struct worker *w = &workers[made];
        prepare(w, b, &t, made);
        w->body = body;
        w->arg = arg;
        if (pthread_create(&w->thread, NULL, work, w) != 0) break;
    }
    t.abandoned = made < threads;
    meet(&t);
    for (unsigned i = 0; i < made; i++) pthread_join(workers[i].thread, NULL);
    if (t.abandoned) bench_fail(r, "bench_parallel could not make its threads");
    for (unsigned i = 0; i < made; i++) gather(b, &workers[i]);
    r->parallel = false;
}
