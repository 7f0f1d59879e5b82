// Has a bench program carry out a script. Script and reply are memory files, so that a program
// which dies, or never reads, or writes without end, needs no care beyond what run() takes.

#include "serve.h"

#include "bench/bench_serve.h"

#include <errno.h>
#include <fcntl.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int read_all(int fd, char **text)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *t = malloc((size_t)size + 1);
    if (!t) return -ENOMEM;
    ssize_t got = pread(fd, t, (size_t)size, 0);
    if (got < 0) got = 0;
    for (ssize_t i = 0; i < got; i++)
        if (!t[i]) t[i] = '?'; // a text has no zeros; a forged one may
    t[got] = 0;
    *text = t;
    return 0;
}

int serve_script(const char *const *argv, const char *const *env, const char *script,
                 double cpu_seconds, bool random_layout, struct serve_result *result)
{
    memset(result, 0, sizeof *result);
    int in = memfd_create("script", MFD_CLOEXEC), out = memfd_create("reply", MFD_CLOEXEC),
        error = 0;
    size_t len = strlen(script);
    if (in < 0 || out < 0 || write(in, script, len) != (ssize_t)len || lseek(in, 0, SEEK_SET))
        error = -EIO;
    if (!error)
        error = run_program(&(struct run){.argv = argv,
                                          .env = env,
                                          .in = in,
                                          .out = out,
                                          .cpu_seconds = cpu_seconds,
                                          .random_layout = random_layout},
                            &result->run);
    if (!error) error = read_all(out, &result->reply);
    result->at = result->reply;
    if (in >= 0) close(in);
    if (out >= 0) close(out);
    if (error) serve_clean(result);
    return error;
}

void serve_clean(struct serve_result *r)
{
    run_clean(&r->run);
    free(r->reply);
    r->reply = NULL;
}

int serve_next(struct serve_result *r, const char *kernel, uint64_t n, struct serve_end *e)
{
    memset(e, 0, sizeof *e);
    e->lines = r->at;
    for (const char *at = r->at, *next; *at; at = next) {
        next = strchr(at, '\n');
        if (!next) break;
        next++;
        if (!strncmp(at, "error ", 6)) return -EBADMSG;
        if (strncmp(at, "end ", 4)) continue;
        char name[48], line[400];
        e->lines_len = (size_t)(at - e->lines);
        r->at = next;
        snprintf(line, sizeof line, "%.*s", (int)(next - at < 400 ? next - at : 399), at);
        if (sscanf(line,
                   "end %47s %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64
                   " %" SCNd64 " %" SCNx64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %lf %lf",
                   name, &e->n, &e->cpu_ns, &e->wall_ns, &e->allocs, &e->frees, &e->bytes,
                   &e->outstanding, &e->digest.bits, &e->stack, &e->peak, &e->digest.doubles,
                   &e->digest.sum, &e->digest.scale) != 14)
            return -EBADMSG;
        return strcmp(name, kernel) || e->n != n ? -EBADMSG : 0;
    }
    return -ENODATA;
}

int serve_kernels(struct serve_result *r, struct serve_kernel *kernels, int room)
{
    int count = 0;
    for (const char *at = r->at, *next; *at; at = next) {
        next = strchr(at, '\n');
        if (!next) return -ENODATA;
        next++;
        if (!strncmp(at, "end list", 8)) {
            r->at = next;
            return count;
        }
        if (count == room) return -E2BIG;
        struct serve_kernel *k = &kernels[count++];
        int used = 0;
        if (sscanf(at, "kernel %47s %" SCNu64 " %u %u %lf %lf %lf %lf %lf %lf %lf %lf%n", k->name,
                   &k->n1, &k->threads, &k->ulps, &k->allocs, &k->bytes, &k->peak, &k->instructions,
                   &k->misses, &k->syscalls, &k->locks, &k->stack, &used) != 12)
            return -EBADMSG;
        used += at[used] == ' ';
        int rest = next - 1 - at - used;
        snprintf(k->answer, sizeof k->answer, "%.*s", rest > 0 ? rest : 0, at + used);
    }
    return -ENODATA;
}

// Each double may be off by ulps, the sums by their own rounding, which is at most an ulp of the
// scale an addition (Higham, Accuracy and Stability of Numerical Algorithms, section 4.2). Where
// even the right answers' magnitudes add up to infinity nothing can be told.
bool serve_same(const struct serve_digest *wanted, const struct serve_digest *got, unsigned ulps)
{
    if (wanted->bits != got->bits || wanted->doubles != got->doubles) return false;
    if (!isfinite(wanted->scale)) return true;
    if (!ulps) return wanted->sum == got->sum;
    double most = ((double)ulps + (double)wanted->doubles) * DBL_EPSILON * wanted->scale;
    return fabs(wanted->sum - got->sum) <= most;
}

// Answers: "a OP THREAD KIND VALUE".

struct answer {
    uint64_t op;
    unsigned thread;
    char kind, value[100];
    bool is;
};

// A line is copied before it is scanned: sscanf takes the length of all that follows first.
static struct answer answer_next(const char **at, const char *end)
{
    struct answer a = {0};
    while (*at < end && !a.is) {
        char line[200];
        const char *stop = memchr(*at, '\n', (size_t)(end - *at));
        size_t len = (size_t)((stop ? stop : end) - *at);
        snprintf(line, sizeof line, "%.*s", len < sizeof line ? (int)len : (int)sizeof line - 1,
                 *at);
        *at = stop ? stop + 1 : end;
        a.is = sscanf(line, "a %" SCNu64 " %u %c %99s", &a.op, &a.thread, &a.kind, a.value) == 4;
    }
    return a;
}

static double f64(const struct answer *a)
{
    uint64_t bits = strtoull(a->value, NULL, 16);
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static bool same(const struct answer *a, const struct answer *b, unsigned ulps)
{
    if (a->is != b->is) return false;
    if (!a->is) return true;
    if (a->op != b->op || a->thread != b->thread || a->kind != b->kind) return false;
    if (a->kind != 'f') return !strcmp(a->value, b->value);
    double x = f64(a), y = f64(b);
    return bench_ulps(x, y) <= ulps;
}

static void show(const struct answer *a, char text[100])
{
    if (!a->is)
        text[0] = 0;
    else if (a->kind == 'f')
        snprintf(text, 100, "%.17g", f64(a));
    else if (a->kind == 'b') {
        // SIZE:HASH:HEX, as text where it is one
        unsigned long size = strtoul(a->value, NULL, 10);
        const char *hex = strrchr(a->value, ':');
        int n = snprintf(text, 60, "%lu bytes \"", size);
        for (unsigned byte; hex && n < 90 && sscanf(hex + 1, "%2x", &byte) == 1; hex += 2)
            text[n++] = byte >= ' ' && byte < 127 ? (char)byte : '.';
        snprintf(text + n, (size_t)(100 - n), "%s\"", size > 32 ? "..." : "");
    } else
        snprintf(text, 100, "%s", a->value);
}

bool serve_differ(const struct serve_end *wanted, const struct serve_end *got, unsigned ulps,
                  struct serve_difference *d)
{
    const char *w = wanted->lines, *g = got->lines;
    struct answer last = {0};
    for (d->nth = 0;; d->nth++) {
        struct answer a = answer_next(&w, wanted->lines + wanted->lines_len);
        struct answer b = answer_next(&g, got->lines + got->lines_len);
        const struct answer *one = a.is ? &a : &b;
        if (one->op != last.op || one->thread != last.thread) d->nth = 0;
        last = *one;
        if (!same(&a, &b, ulps)) {
            d->op = one->op;
            show(&a, d->wanted);
            show(&b, d->got);
            return true;
        }
        if (!a.is) return false;
    }
}
