// Three changes judged by benchstat: one that helps, one that should help, and one that changes
// nothing. Old and new are measured in turns; the results are two files as bench programs print
// them.

#include "join.h"
#include "runs.h"

#include "bench/bench_output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FOLDER "build/lessons/01-benchmarking"

enum { RUNS = 10 };

static struct change {
    const char *name;
    char *(*join[2])(const char *const *words, size_t n); // old, new
    struct runs runs[2];
} changes[] = {
    {.name = "double", .join = {join_each, join_double}},
    {.name = "measure", .join = {join_double, join_exact}},
    {.name = "nothing", .join = {join_double, join_double}},
};

static int measure(FILE *file[2])
{
    for (struct change *c = changes; c < changes + 3; c++) {
        for (int side = 0; side < 2; side++) runs_begin(&c->runs[side], c->join[side], 10000000);
        for (int i = 0; i < 2 * RUNS; i++) {
            struct runs *r = &c->runs[i % 2];
            runs_next(r);
            snprintf(r->last.path, sizeof r->last.path, "join/%s", c->name);
            r->last.threads = 1;
            bench_output_result(file[i % 2], &r->last, 0);
        }
    }
    return ferror(file[0]) || ferror(file[1]);
}

// A row of the table of CPU times: "Join/double  844.2n ± 2%  455.4n ± 1%  -46.05% (p=0.000 n=10)",
// where ~ stands alone.
static void report(const char *row)
{
    char name[32], old[32], new[32], old_ci[32], new_ci[32], change[32], p[32];
    if (sscanf(row, "Join/%31s %31s ± %31s %31s ± %31s %31s (p=%31s", name, old, old_ci, new,
               new_ci, change, p) != 7)
        return;
    printf("m cmp_%s_old %s ± %s\nm cmp_%s_new %s ± %s\n", name, old, old_ci, name, new, new_ci);
    printf("m cmp_%s %s\nm cmp_%s_p %s\n", name, change, name, p);
}

static int benchstat(void)
{
    static const char command[] =
        "make -s build/bin/benchstat >&2 && build/bin/benchstat old=" FOLDER "/old.txt new=" FOLDER
        "/new.txt";
    char line[1024];
    int cpu = 0;
    FILE *out = popen(command, "r");
    while (out && fgets(line, sizeof line, out)) {
        fputs(line, stdout);
        if (strstr(line, "/op")) cpu = !strncmp(line + strspn(line, " │"), "cpu", 3);
        if (cpu) report(line);
    }
    return !out || pclose(out);
}

int main(void)
{
    static const char *const paths[] = {FOLDER "/old.txt", FOLDER "/new.txt"};
    FILE *file[2];
    mkdir("build/lessons", 0777);
    mkdir(FOLDER, 0777);
    for (int side = 0; side < 2; side++) {
        file[side] = fopen(paths[side], "w");
        if (!file[side]) {
            fprintf(stderr, "compare: %s: %s; run it in the course's root\n", paths[side],
                    strerror(errno));
            return 1;
        }
        bench_output_header(file[side]);
    }
    int failed = measure(file);
    for (int side = 0; side < 2; side++) failed |= fclose(file[side]);
    return failed || benchstat();
}
