// The protocol of bench_serve.h. Reading, running and answering stay off malloc and stdio, which
// belong to the kernels.

#include "bench/bench_serve.h"

#include "bench/bench_run.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_DUMP_STATS_AT(name) ((void)(name))
#endif

static const struct mode {
    const char *name;
    unsigned meters;
} modes[] = {
    {"plain", BENCH_CLOCK},
    {"stream", BENCH_CLOCK | BENCH_STREAM},
    {"count", BENCH_CLOCK | BENCH_COUNT},
    {"trace", BENCH_TRACE},
    {"leaks", BENCH_LEAKS},
    {"stack", BENCH_STACK},
    {"callgrind", BENCH_CALLGRIND},
};

struct request {
    char path[128], mode[16]; // NAME or NAME/SUB
    uint64_t n, seed, run;
};

// The sub-bench under way and the one that was asked for.
struct place {
    char at[256];
    const char *wanted;
};

static void list(struct bench_out *out)
{
    const struct bench_kernel *k;
    for (size_t i = 0; (k = bench_kernel_at(i)); i++) {
        const struct bench_budget *g = &k->budget;
        double instructions = g->instructions == 0 ? 1.5 : g->instructions;
        double misses = g->misses == 0 ? 1.5 : g->misses;
        bench_out_print(out, "kernel %s %" PRIu64 " %u %u %.12g %.12g %.12g %.12g %.12g ", k->name,
                        g->n1 ? g->n1 : 1000, g->threads ? g->threads : 1, g->ulps, g->allocs,
                        g->bytes, g->peak, instructions, misses);
        bench_out_print(out, "%.12g %.12g %.12g %s\n", g->syscalls, g->locks, g->stack,
                        g->answer ? g->answer : "");
    }
    bench_out_print(out, "end list\n");
}

// A kernel's sub-benches are calls like any other, all in one run: those on the way to what was
// asked for, and those below it.
static void call_sub(struct bench *b, const char *sub, bench_function *fn, void *arg, double size)
{
    (void)size;
    struct place *p = b->run->context;
    size_t len = strlen(p->at);
    snprintf(p->at + len, sizeof p->at - len, "/%s", sub);
    size_t here = strlen(p->at), wanted = strlen(p->wanted), both = here < wanted ? here : wanted;
    const char *longer = here > wanted ? p->at : p->wanted;
    if (memcmp(p->at, p->wanted, both) == 0 && (!longer[both] || longer[both] == '/')) fn(b, arg);
    p->at[len] = '\0';
}

static void answer(const struct request *q, const struct bench *b, const struct bench_run *r,
                   struct bench_out *out)
{
    uint64_t peak = 0;
    if (r->meters & (BENCH_TRACE | BENCH_LEAKS)) {
        allocs_trace_stop();
        peak = allocs_live().peak_bytes;
        if (!r->error && !bench_out_flush(out)) out->error = allocs_sites_write(out->fd);
    }
    if (r->error) return bench_out_print(out, "error %s: %s\n", q->path, r->error);
    bench_out_print(out,
                    "end %s %" PRIu64 " %" PRId64 " %" PRId64 " %" PRIu64 " %" PRIu64 " %" PRIu64
                    " %" PRId64 " %016" PRIx64 " %" PRIu64 " %" PRIu64,
                    q->path, q->n, r->cpu_ns, r->wall_ns, r->counts.allocs, r->counts.frees,
                    r->counts.bytes, r->outstanding, b->digest, r->stack_bytes, peak);
    bench_out_print(out, " %" PRIu64 " %a %a\n", b->doubles.count, b->doubles.sum,
                    b->doubles.scale);
}

static void run(const struct request *q, struct bench_out *out)
{
    const struct bench_kernel *k = bench_kernel_named(q->path, strcspn(q->path, "/"));
    if (!k) return bench_out_print(out, "error no kernel %s\n", q->path);
    const struct mode *m = modes, *none = modes + sizeof modes / sizeof *modes;
    while (m < none && strcmp(m->name, q->mode) != 0) m++;
    if (m == none) return bench_out_print(out, "error no mode %s\n", q->mode);

    struct place place = {.wanted = q->path};
    snprintf(place.at, sizeof place.at, "%s", k->name);
    struct bench_run r = {.meters = m->meters,
                          .threads = k->budget.threads,
                          .out = out,
                          .sub = call_sub,
                          .context = &place};
    struct bench b = {.n = q->n, .seed = bench_random_mix(q->seed, q->run)};
    int error = 0;
    if (m->meters & BENCH_STACK)
        error = bench_stack_call(&b, &r, bench_call_kernel, (void *)k);
    else
        bench_call(&b, &r, bench_call_kernel, (void *)k);
    if (error) return bench_out_print(out, "error %s: %s\n", q->path, strerror(-error));
    if (!r.regions) bench_fail(&r, "there is no such sub-bench");
    if (m->meters & BENCH_CALLGRIND) {
        char part[160];
        snprintf(part, sizeof part, "%s %" PRIu64, q->path, q->n);
        CALLGRIND_DUMP_STATS_AT(part);
    }
    answer(q, &b, &r, out);
}

static void obey(const char *line, struct bench_out *out)
{
    struct request q = {0};
    int used = 0;
    if (strcmp(line, "list") == 0) return list(out);
    sscanf(line, "run %127s %15s %" SCNu64 " %" SCNu64 " %" SCNu64 " %n", q.path, q.mode, &q.n,
           &q.seed, &q.run, &used);
    if (used && !line[used]) return run(&q, out);
    bench_out_print(out, "error not a command: %.100s\n", line);
}

int bench_serve(int in, int out)
{
    static char line[4096];
    struct bench_out o = {.fd = out};
    size_t len = 0;
    int error = 0;
    while (!error) {
        ssize_t got = read(in, line + len, sizeof line - 1 - len);
        if (got == 0) break;
        if (got < 0 && errno != EINTR) error = -errno;
        if (got > 0) len += (size_t)got;
        for (char *end; !error && (end = memchr(line, '\n', len));) {
            *end++ = '\0';
            obey(line, &o);
            error = bench_out_flush(&o);
            len -= (size_t)(end - line);
            memmove(line, end, len);
        }
        if (len == sizeof line - 1) error = -EMSGSIZE;
    }
    bench_out_free(&o);
    return error;
}

// Doubles in the order of their bits are in the order of their values once negative ones are
// counted downwards from zero.
static int64_t order(double value)
{
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

uint64_t bench_ulps(double a, double b)
{
    if (isnan(a) || isnan(b)) return isnan(a) && isnan(b) ? 0 : UINT64_MAX;
    int64_t low = order(a), high = order(b);
    return low < high ? (uint64_t)high - (uint64_t)low : (uint64_t)low - (uint64_t)high;
}
