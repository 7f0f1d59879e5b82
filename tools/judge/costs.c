// Counts under callgrind. One process an overlay: per kernel one run that is not counted (lazy
// binding, warm pools), then n1 and 2 n1 operations, each on inputs of its own; the difference by
// n1 is what an operation costs.

#include "costs.h"

#include <errno.h>
#include <gnu/libc-version.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CPU_SECONDS = 30 };

// Remembered costs: a text beside the program, which is itself in a folder named by its sources'
// hash. Its first line names what else counts depend on.

static void circumstances(const struct build_overlay *o, const struct costs_how *how,
                          char text[256])
{
    char program[300];
    struct stat valgrind = {0}, built = {0};
    snprintf(program, sizeof program, "%s/bench_bare", o->out);
    stat("/usr/bin/valgrind", &valgrind);
    stat(program, &built);
    snprintf(text, 256, "3 libc %s valgrind %jd program %jd.%ld seed %" PRIu64 " misses %d\n",
             gnu_get_libc_version(), (intmax_t)valgrind.st_mtime, (intmax_t)built.st_mtim.tv_sec,
             built.st_mtim.tv_nsec, how->seed, how->misses);
}

static void memory_path(const struct build_overlay *o, char path[300])
{
    snprintf(path, 300, "%s/costs", o->out);
}

static bool recall_kernel(FILE *f, struct costs_kernel *k)
{
    int got = fscanf(f, "%lf %lf %lf %lf %lf %lf %lf", &k->cost.instructions, &k->cost.harness,
                     &k->cost.overlay, &k->cost.syscalls, &k->cost.locks, &k->cost.d1_misses,
                     &k->cost.ll_misses);
    for (struct serve_digest *d = k->digest; d < k->digest + 2; d++)
        got += fscanf(f, " %" SCNx64 " %" SCNu64 " %lf %lf\n", &d->bits, &d->doubles, &d->sum,
                      &d->scale);
    return got == 7 + 2 * 4;
}

static bool recall(const struct build_overlay *o, const struct costs_how *how, struct costs *c)
{
    char path[300], want[256], have[256];
    memory_path(o, path);
    circumstances(o, how, want);
    FILE *f = fopen(path, "r");
    bool same = f && fgets(have, sizeof have, f) && !strcmp(have, want);
    for (c->count = 0; same && c->count < how->count; c->count++)
        same = recall_kernel(f, &c->kernels[c->count]);
    if (f) fclose(f);
    return same;
}

static void remember(const struct build_overlay *o, const struct costs_how *how,
                     const struct costs *c)
{
    char path[300], temporary[320], head[256];
    memory_path(o, path);
    snprintf(temporary, sizeof temporary, "%s.%d", path, getpid());
    circumstances(o, how, head);
    FILE *f = fopen(temporary, "w");
    if (!f) return;
    fputs(head, f);
    for (int i = 0; i < c->count; i++) {
        const struct costs_kernel *k = &c->kernels[i];
        fprintf(f, "%.17g %.17g %.17g %.17g %.17g %.17g %.17g", k->cost.instructions,
                k->cost.harness, k->cost.overlay, k->cost.syscalls, k->cost.locks,
                k->cost.d1_misses, k->cost.ll_misses);
        for (const struct serve_digest *d = k->digest; d < k->digest + 2; d++)
            fprintf(f, " %" PRIx64 " %" PRIu64 " %a %a", d->bits, d->doubles, d->sum, d->scale);
        fputc('\n', f);
    }
    bool whole = !ferror(f);
    if (fclose(f) || !whole || rename(temporary, path)) unlink(temporary);
}

// Measuring.

static void write_script(const struct costs_how *how, char *script, size_t room)
{
    size_t used = 0;
    for (int i = 0; i < how->count; i++) {
        const struct serve_kernel *k = &how->kernels[i];
        used += (size_t)snprintf(script + used, room - used,
                                 "run %s plain %" PRIu64 " %" PRIu64 " 1\n"
                                 "run %s callgrind %" PRIu64 " %" PRIu64 " 2\n"
                                 "run %s callgrind %" PRIu64 " %" PRIu64 " 3\n",
                                 k->name, k->n1, how->seed, k->name, k->n1, how->seed, k->name,
                                 2 * k->n1, how->seed);
    }
}

static int read_kernel(const struct build_overlay *o, const struct serve_kernel *k, struct costs *c)
{
    struct costs_kernel *out = &c->kernels[c->count];
    struct serve_end end;
    for (int run = 0; run < 3 && !c->error; run++) {
        c->error = serve_next(&c->session, k->name, (uint64_t)(run == 2 ? 2 : 1) * k->n1, &end);
        if (run) out->digest[run - 1] = end.digest;
    }
    if (c->error || !c->file) return 0;
    struct callgrind_runs runs = {k->name, k->n1, 2 * k->n1, o->dir};
    return callgrind_cost(c->file, &runs, &out->cost);
}

static int measure(const struct build_overlay *o, const struct costs_how *how, const char *file,
                   struct costs *c)
{
    char script[4096], relative[300], program[4096];
    char *argv[] = {program, SERVE_FLAG, NULL};
    struct callgrind_command command;
    snprintf(relative, sizeof relative, "%s/bench_bare", o->out);
    if (!realpath(relative, program)) return -errno;
    write_script(how, script, sizeof script);
    double seconds = how->seconds > 0 ? how->seconds : CPU_SECONDS;
    int error = callgrind_command(&command, file, how->misses, argv);
    if (!error)
        error = serve_script((const char *const *)command.argv, NULL, script, seconds, false,
                             &c->session);
    if (error) return error;
    if (c->session.run.end == RUN_EXITED && c->session.run.code == 127) return -ENOENT;
    error = callgrind_open(file, &c->file);
    if (error && c->session.run.end == RUN_EXITED && !c->session.run.code) return error;
    for (c->count = 0, error = 0; c->count < how->count && !error && !c->error; c->count++) {
        error = read_kernel(o, &how->kernels[c->count], c);
        if (c->error) break;
    }
    return error;
}

int costs_measure(const struct build_overlay *o, const struct costs_how *how, struct costs *c)
{
    memset(c, 0, sizeof *c);
    if (how->trusted && recall(o, how, c)) return 0;
    char out[4096], file[4096 + 40];
    if (!realpath(o->out, out)) return -errno;
    snprintf(file, sizeof file, "%s/callgrind.%d", out, getpid());
    unlink(file);
    int error = measure(o, how, file, c);
    unlink(file);
    if (error) {
        costs_clean(c);
        return error;
    }
    if (how->trusted && !c->error) remember(o, how, c);
    return 0;
}

void costs_clean(struct costs *c)
{
    callgrind_close(c->file);
    serve_clean(&c->session);
    memset(c, 0, sizeof *c);
}
