// The command line: every kernel that matches is called once, which finds its sub-benches; those
// without any are measured and printed.

#include "bench/bench_cli.h"

#include "bench/bench_fit.h"
#include "bench/bench_meter.h"
#include "bench/bench_options.h"
#include "bench/bench_output.h"
#include "bench/bench_peers.h"
#include "bench/bench_plot.h"
#include "bench/bench_serve.h"

#include <math.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// pkg/prof's, where it is linked in.
int bench_profile_start(const char *cpu, const char *mem) __attribute__((weak));
int bench_profile_stop(void) __attribute__((weak));

struct session {
    struct bench_options options;
    struct bench_meter meter;
    struct bench_result *results;
    size_t count, room;
    int width; // of the names
    bool failed;
};

// A bench and what it is part of.
struct place {
    struct session *session;
    char path[BENCH_PATH];
    double size;
};

static void fail(struct place *p, const char *what)
{
    char name[160];
    bench_output_name(name, p->path, 1);
    printf("--- FAIL: %s\n    %s\n", name, what);
    p->session->failed = true;
}

static void keep(struct session *s, const struct bench_result *r)
{
    if (s->count == s->room) {
        s->room = s->room ? 2 * s->room : 64;
        s->results = realloc(s->results, s->room * sizeof *s->results);
        if (!s->results) abort();
    }
    s->results[s->count++] = *r;
}

// first: of one operation, from which to go on, or NULL.
static bool measure(struct place *p, struct bench_subject subject, unsigned threads,
                    const struct bench_result *first)
{
    struct session *s = p->session;
    const struct bench_options *o = &s->options;
    struct bench_result r;
    const char *error = NULL;
    subject.threads = threads;
    if (first)
        r = *first;
    else {
        subject.run = 0;
        error = bench_batch(&subject, 1, &r);
    }
    if (!error) error = bench_measure_on(&subject, o->goal_ns, o->goal_n, &r);
    snprintf(r.path, sizeof r.path, "%s", p->path);
    r.size = p->size;
    if (!error) error = bench_meter_cost(&s->meter, &subject, &r);
    if (error) {
        fail(p, error);
        return false;
    }
    bench_output_result(stdout, &r, s->width);
    fflush(stdout);
    keep(s, &r);
    return true;
}

// How the sizes directly below path cost.
static void print_fit(struct session *s, const char *path, size_t from)
{
    size_t count = 0, length = strlen(path);
    double *size = malloc(2 * (s->count - from + 1) * sizeof *size), *cost = size + s->count - from;
    if (!size) return;
    const char *unit = "";
    double least = INFINITY;
    for (size_t i = from; i < s->count; i++) {
        const struct bench_result *r = &s->results[i];
        if (r->size <= 0 || strchr(r->path + length + 1, '/')) continue;
        size[count] = r->size;
        cost[count] = bench_plot_cost(r, &unit);
        if (cost[count] <= 0) continue;
        least = fmin(least, size[count++]);
    }
    struct bench_fit f = bench_fit(size, cost, count);
    char name[160], text[64], begins[40] = "";
    bench_output_name(name, path, 1);
    if (f.name) {
        bench_fit_text(&f, text);
        if (f.from > least) snprintf(begins, sizeof begins, " from %.6g on", f.from);
        printf("# %s grows as %s%s: %s %s, residual %.1f %%\n", name, f.name, begins, text, unit,
               100 * f.residual);
    }
    free(size);
}

static void run_place(struct place *p, bench_function *fn, void *arg);

static void run_sub(struct bench *b, const char *sub, bench_function *fn, void *arg, double size)
{
    struct place *parent = b->run->context, p = {.session = parent->session, .size = size};
    if ((size_t)snprintf(p.path, sizeof p.path, "%s/%s", parent->path, sub) >= sizeof p.path)
        return bench_fail(b->run, "the name of a sub-bench is too long");
    for (size_t i = 0; i < p.session->count; i++)
        if (strcmp(p.session->results[i].path, p.path) == 0)
            return bench_fail(b->run, "two sub-benches have one name");
    run_place(&p, fn, arg);
}

static void run_place(struct place *p, bench_function *fn, void *arg)
{
    struct session *s = p->session;
    const struct bench_options *o = &s->options;
    enum bench_match match = bench_filter_match(&o->filter, p->path);
    if (match == BENCH_MATCH_NOT) return;
    struct bench_subject subject = {
        .fn = fn,
        .arg = arg,
        .meters = BENCH_CLOCK | (o->benchmem && allocs_available() ? BENCH_COUNT : 0),
        .threads = o->cpus[0],
        .seed = o->seed,
        .sub = run_sub,
        .context = p,
    };
    struct bench_result first;
    size_t from = s->count;
    const char *error = bench_batch(&subject, 1, &first);
    if (error) return fail(p, error);
    if (subject.subs) return print_fit(s, p->path, from);
    for (unsigned c = 0; c < o->cpu_count && match == BENCH_MATCH; c++)
        for (unsigned i = 0; i < o->count; i++)
            if (!measure(p, subject, o->cpus[c], c + i ? NULL : &first)) return;
}

static void each_kernel(struct session *s,
                        void (*does)(struct session *s, const struct bench_kernel *k))
{
    const struct bench_kernel *k;
    for (size_t i = 0; (k = bench_kernel_at(i)); i++)
        if (bench_filter_match(&s->options.filter, k->name) != BENCH_MATCH_NOT) does(s, k);
}

static void list_kernel(struct session *s, const struct bench_kernel *k)
{
    (void)s;
    char name[160];
    bench_output_name(name, k->name, 1);
    puts(name);
}

static void widen(struct session *s, const struct bench_kernel *k)
{
    char name[160];
    bench_output_name(name, k->name, s->options.cpus[s->options.cpu_count - 1]);
    if (s->width < (int)strlen(name)) s->width = (int)strlen(name);
}

static void run_kernel(struct session *s, const struct bench_kernel *k)
{
    struct place p = {.session = s};
    snprintf(p.path, sizeof p.path, "%s", k->name);
    run_place(&p, bench_call_kernel, (void *)k);
}

static int complain(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    return 2;
}

static int run(struct session *s)
{
    const struct bench_options *o = &s->options;
    const char *missing = bench_meter_open(&s->meter, o->meter);
    if (missing) return complain(missing);
    if (o->benchmem && !allocs_available())
        complain("no B/op and allocs/op: this program counts no allocations");
    bench_output_header(stdout);
    each_kernel(s, widen);
    each_kernel(s, run_kernel);
    puts(s->failed ? "FAIL" : "PASS");
    if (!s->count && !s->failed)
        fputs("bench: nothing was measured; -list names the benches\n", stderr);
    bool terminal = isatty(STDOUT_FILENO),
         colour = terminal && !(getenv("NO_COLOR") && *getenv("NO_COLOR"));
    if (o->bars) bench_output_bars(stdout, s->results, s->count, terminal, colour);
    if (o->plot) missing = bench_plot(o->plot, s->results, s->count);
    if (fflush(stdout) != 0 || ferror(stdout)) missing = "the results can't be written";
    return missing ? complain(missing) : s->failed;
}

int bench_cli(int argc, char **argv)
{
    struct session s = {0};
    struct bench_options *o = &s.options;
    if (bench_options_parse(o, argc, argv, stderr) < 0) return 2;
    int status = 0;
    cpu_set_t set;
    CPU_ZERO(&set);
    if (o->pin >= 0) CPU_SET(o->pin, &set);
    if (o->pin >= 0 && sched_setaffinity(0, sizeof set, &set) != 0)
        status = complain("-pin: there is no such CPU");
    else if ((o->cpuprofile || o->memprofile) && !bench_profile_start)
        status = complain("-cpuprofile and -memprofile need pkg/prof");
    else if (o->cpuprofile || o->memprofile)
        status =
            bench_profile_start(o->cpuprofile, o->memprofile) < 0 ? complain("can't profile") : 0;
    if (status)
        ;
    else if (o->help)
        bench_options_help(stdout);
    else if (o->serve_in >= 0)
        status = bench_serve(o->serve_in, o->serve_out) < 0;
    else if (o->list)
        each_kernel(&s, list_kernel);
    else if (o->peers)
        status = bench_peers(stdout, o->goal_ns, o->seed) > 0;
    else
        status = run(&s);
    if ((o->cpuprofile || o->memprofile) && bench_profile_stop) bench_profile_stop();
    bench_meter_close(&s.meter);
    bench_options_free(o);
    free(s.results);
    return status;
}
