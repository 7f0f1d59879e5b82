// The protocol over pipes, with kernels of this file.

#include "bench/bench_serve.h"

#include "bench/bench_testing.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void *leaked[8];

BENCH(serve_answers, .allocs = 0, .instructions = 0, .ulps = 4, .n1 = 50, .threads = 2,
      .answer = "a draw; a tenth|two bytes")
{
    const uint32_t *d = bench_draws(b, 1000);
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) bench_answer_u64(b, d[b->op]);
    bench_testing_ns += (int64_t)b->n * 3;
    bench_answer_f64(b, 0.1);
    bench_answer_bytes(b, "\001\377", 2);
    bench_stop(b);
}

BENCH(serve_allocates)
{
    bench_start(b);
    for (b->op = 0; b->op < b->n; b->op++) {
        leaked[b->op % 8] = malloc(10 + b->op);
        bench_keep(leaked[b->op % 8]);
    }
    bench_stop(b);
}

BENCH(serve_never)
{
    (void)b;
}

BENCH(serve_exits)
{
    bench_start(b);
    exit(0);
}

static void sub(struct bench *b, void *arg)
{
    bench_start(b);
    bench_answer_u64(b, *(uint64_t *)arg);
    bench_stop(b);
}

static void group(struct bench *b, void *arg)
{
    bench_run(b, "one", sub, arg, 0);
    bench_run(b, "onerous", sub, &(uint64_t){7}, 0);
}

BENCH(serve_subs)
{
    bench_run(b, "group", group, &(uint64_t){5}, 0);
    bench_run(b, "two", sub, &(uint64_t){6}, 0);
}

static char got[1 << 16];

// Serves these commands and returns what it answers.
static const char *serve(const char *commands)
{
    int in[2], out[2];
    cr_assert(zero(int, pipe(in) | pipe(out)));
    cr_assert(eq(sz, (size_t)write(in[1], commands, strlen(commands)), strlen(commands)));
    close(in[1]);
    cr_assert(zero(int, bench_serve(in[0], out[1])));
    close(out[1]);
    ssize_t len = read(out[0], got, sizeof got - 1);
    got[len] = '\0';
    close(in[0]);
    close(out[0]);
    return got;
}

struct end {
    char name[64];
    uint64_t n, allocs, frees, bytes, digest, stack, peak, doubles;
    double sum, scale;
    int64_t cpu_ns, wall_ns, outstanding;
};

// The end record of the last line, and whether there is one.
static bool end_record(const char *text, struct end *e)
{
    const char *at = strstr(text, "end ");
    return at &&
           sscanf(at,
                  "end %63s %" SCNu64 " %" SCNd64 " %" SCNd64 " %" SCNu64 " %" SCNu64 " %" SCNu64
                  " %" SCNd64 " %" SCNx64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %lf %lf\n",
                  e->name, &e->n, &e->cpu_ns, &e->wall_ns, &e->allocs, &e->frees, &e->bytes,
                  &e->outstanding, &e->digest, &e->stack, &e->peak, &e->doubles, &e->sum,
                  &e->scale) == 14;
}

Test(serve, lists_kernels_with_their_budgets)
{
    const char *text = serve("list\n");
    cr_expect(ne(
        ptr,
        strstr(text,
               "kernel serve_answers 50 2 4 0 -1 -1 1.5 -1 -1 -1 -1 a draw; a tenth|two bytes\n"),
        NULL));
    cr_expect(
        ne(ptr, strstr(text, "kernel serve_never 1000 1 0 -1 -1 -1 -1 -1 -1 -1 -1 \n"), NULL));
    cr_expect(eq(str, (char *)strstr(text, "end list"), "end list\n"));
}

Test(serve, every_mode_gives_one_end_record_and_the_same_digest)
{
    static const char *const modes[] = {"plain", "stream", "count", "stack", "callgrind"};
    struct end first, e;
    bench_testing_clock();
    cr_assert(end_record(serve("run serve_answers plain 9 7 0\n"), &first));
    cr_expect(eq(str, first.name, "serve_answers"));
    cr_expect(eq(u64, first.n, 9));
    cr_expect(eq(i64, first.wall_ns, 27));
    cr_expect(eq(i64, first.cpu_ns, 27));
    for (int i = 0; i < 5; i++) {
        char command[64];
        snprintf(command, sizeof command, "run serve_answers %s 9 7 0\n", modes[i]);
        cr_assert(end_record(serve(command), &e), "%s", modes[i]);
        cr_expect(eq(u64, e.digest, first.digest), "%s", modes[i]);
        cr_expect(e.doubles == 1 && e.sum == first.sum && e.scale == 0.1, "%s", modes[i]);
    }
    cr_assert(end_record(serve("run serve_answers plain 9 7 1\n"), &e));
    cr_expect(ne(u64, e.digest, first.digest), "another run has other inputs");
    cr_assert(end_record(serve("run serve_answers plain 9 8 0\n"), &e));
    cr_expect(ne(u64, e.digest, first.digest), "another seed has other inputs");
}

Test(serve, streams_answers)
{
    struct bench_random r;
    bench_random_seed(&r, bench_random_mix(7, 3));
    const char *at = serve("run serve_answers stream 5 7 3\n");
    for (int op = 0; op < 5; op++) {
        char line[64];
        int len = snprintf(line, sizeof line, "a %d 0 u %u\n", op, bench_random_below(&r, 1000));
        cr_expect(zero(int, strncmp(at, line, (size_t)len)), "%s", line);
        at += len;
    }
    uint64_t bits, hash;
    int used = 0;
    cr_assert(eq(int, sscanf(at, "a 5 0 f %" SCNx64 "\n%n", &bits, &used), 1));
    double value;
    memcpy(&value, &bits, sizeof value);
    cr_expect(eq(dbl, value, 0.1));
    at += used;
    cr_assert(eq(int, sscanf(at, "a 5 0 b 2:%" SCNx64 ":01ff\n%n", &hash, &used), 1));
    cr_expect(zero(int, strncmp(at + used, "end serve_answers 5 ", 20)));
}

Test(serve, counts_and_traces_allocations)
{
    if (!allocs_available()) cr_skip_test("no malloc hook");
    struct end e;
    cr_assert(end_record(serve("run serve_allocates count 4 7 0\n"), &e));
    cr_expect(eq(u64, e.allocs, 4));
    cr_expect(eq(u64, e.bytes, 10 + 11 + 12 + 13));
    cr_expect(eq(i64, e.outstanding, 4));
    for (int i = 0; i < 2; i++) {
        const char *text =
            serve(i ? "run serve_allocates leaks 4 7 0\n" : "run serve_allocates trace 4 7 0\n");
        uint64_t allocs, bytes, blocks, live;
        cr_assert(eq(int,
                     sscanf(text, "site %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " /", &allocs,
                            &bytes, &blocks, &live),
                     4));
        cr_expect(eq(u64, allocs, 4));
        cr_expect(eq(u64, blocks, 4));
        cr_expect(eq(u64, live, 46));
        cr_assert(end_record(text, &e));
        cr_expect(eq(u64, e.peak, 46));
    }
}

Test(serve, a_path_runs_what_lies_on_it_and_below)
{
    static const struct lies {
        const char *path;
        uint64_t answers[4];
    } paths[] = {{"serve_subs", {5, 7, 6}},
                 {"serve_subs/group", {5, 7}},
                 {"serve_subs/group/one", {5}},
                 {"serve_subs/two", {6}}};
    for (int i = 0; i < 4; i++) {
        char command[64];
        struct end e;
        struct bench fold = {0};
        snprintf(command, sizeof command, "run %s plain 1 7 0\n", paths[i].path);
        cr_assert(end_record(serve(command), &e), "%s", got);
        for (int k = 0; paths[i].answers[k]; k++) bench_answer_u64(&fold, paths[i].answers[k]);
        cr_expect(eq(u64, e.digest, fold.digest), "%s", paths[i].path);
    }
}

Test(serve, what_can_not_be_done_is_an_error_and_no_end)
{
    static const char *const wrong[] = {
        "dance\n",
        "run\n",
        "run serve_answers plain 9 7\n",
        "run serve_answers plain 9 7 0 0\n",
        "run serve_answers swim 9 7 0\n",
        "run nobody plain 9 7 0\n",
        "run serve_subs/three plain 9 7 0\n",
        "run serve_never plain 9 7 0\n",
        "\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *text = serve(wrong[i]);
        struct end e;
        cr_expect(zero(int, strncmp(text, "error ", 6)), "%s: %s", wrong[i], text);
        cr_expect(not(end_record(text, &e)), "%s", wrong[i]);
        cr_expect(eq(ptr, strchr(text, '\n'), (char *)text + strlen(text) - 1), "one line");
    }
}

Test(serve, goes_on_after_an_error)
{
    struct end e;
    cr_expect(end_record(serve("nonsense\nrun serve_answers plain 9 7 0\n"), &e));
}

Test(serve, reads_commands_in_any_pieces)
{
    static const char commands[] = "run serve_answers plain 3 7 0\nlist\nrun serve_a";
    int in[2], out[2];
    cr_assert(zero(int, socketpair(AF_UNIX, SOCK_SEQPACKET, 0, in) | pipe(out)));
    for (size_t i = 0; i < sizeof commands - 1; i++)
        cr_assert(eq(int, (int)write(in[1], &commands[i], 1), 1));
    close(in[1]);
    cr_assert(zero(int, bench_serve(in[0], out[1])));
    ssize_t len = read(out[0], got, sizeof got - 1);
    got[len] = '\0';
    struct end e;
    cr_expect(end_record(got, &e));
    cr_expect(eq(str, strstr(got, "end list"), "end list\n"), "half a command at the end is none");
}

Test(serve, a_closed_reader_is_an_error_not_a_signal)
{
    int in[2], out[2];
    cr_assert(zero(int, pipe(in) | pipe(out)));
    cr_assert(eq(int, (int)write(in[1], "list\n", 5), 5));
    close(out[0]);
    cr_expect(eq(int, bench_serve(in[0], out[1]), -EPIPE));
    struct sigaction now;
    sigaction(SIGPIPE, NULL, &now);
    cr_expect(eq(ptr, (void *)now.sa_handler, (void *)SIG_DFL));
}

Test(serve, an_endless_line_and_a_bad_descriptor_are_errors)
{
    static char line[5000];
    int in[2], out[2];
    cr_assert(zero(int, pipe(in) | pipe(out)));
    memset(line, 'x', sizeof line);
    cr_assert(eq(int, (int)write(in[1], line, sizeof line), (int)sizeof line));
    cr_expect(eq(int, bench_serve(in[0], out[1]), -EMSGSIZE));
    cr_expect(eq(int, bench_serve(-1, out[1]), -EBADF));
}

Test(serve, a_kernel_that_exits_leaves_no_end_record)
{
    int in[2], out[2], status;
    cr_assert(zero(int, pipe(in) | pipe(out)));
    cr_assert(eq(int, (int)write(in[1], "run serve_exits plain 3 7 0\n", 28), 28));
    pid_t child = fork();
    if (child == 0) _exit(bench_serve(in[0], out[1]) + 100);
    close(out[1]);
    cr_expect(zero(sz, (size_t)read(out[0], got, sizeof got)));
    waitpid(child, &status, 0);
    cr_expect(zero(int, status));
}

Test(ulps, are_steps_of_nextafter)
{
    static const double from[] = {1.0, -1.0, 0.0, 1e300, 4.9e-324, -4.9e-324, 0.1};
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        double up = from[i];
        for (uint64_t steps = 0; steps < 20; steps++) {
            cr_expect(eq(u64, bench_ulps(from[i], up), steps));
            cr_expect(eq(u64, bench_ulps(up, from[i]), steps));
            up = nextafter(up, INFINITY);
        }
    }
    cr_expect(zero(u64, bench_ulps(0.0, -0.0)));
    cr_expect(zero(u64, bench_ulps(NAN, -NAN)));
    cr_expect(eq(u64, bench_ulps(NAN, 1), UINT64_MAX));
    cr_expect(eq(u64, bench_ulps(INFINITY, nextafter(INFINITY, 0)), 1));
    cr_expect(gt(u64, bench_ulps(-INFINITY, INFINITY), UINT64_MAX / 2));
}
