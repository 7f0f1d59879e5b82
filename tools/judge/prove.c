// Checks the checker. All folders of an exercise are built by one make, then judged like anybody's.

#include "prove.h"

#include "check.h"
#include "meter.h"
#include "numbers.h"
#include "report.h"
#include "style.h"
#include "timing.h"

#include <errno.h>
#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LEAST_OVER                                                                                 \
    1.25 // a start that is closer to its budget than this would pass on some other machine

struct tally {
    int passed, failed, skipped;
};

static bool have_clang(void)
{
    static int known = -1;
    if (known < 0) known = !system("command -v clang >/dev/null 2>&1");
    return known;
}

static const char *folder_name(const struct exercise *e, const char *folder)
{
    size_t len = strlen(exercise_solution(e));
    return !strcmp(folder, exercise_dir(e)) ? "start" : folder[len] ? folder + len + 1 : "solution";
}

static void show(const struct exercise *e, const char *name, const struct verdict_result *r,
                 bool ok, const char *why, struct tally *t)
{
    char numbers[200] = "";
    const char *label = strcmp(name, "start, gcc") ? name : "start";
    if (ok && numbers_check(e, label, r, numbers, sizeof numbers)) {
        ok = false;
        why = numbers;
    }
    printf("  %-34s %s%-12s%s %s%s%s\n", name, ok ? style_green(stdout) : style_red(stdout),
           verdict_name(r->verdict), style_end(stdout), r->place[0] ? r->place : "",
           why[0] ? "  " : "", why);
    if (!ok) report_text(stdout, e, r);
    ok ? t->passed++ : t->failed++;
    fflush(stdout);
}

// How many times over its budget the most overdrawn cost is; a budget of nothing is overdrawn
// without end.
static double overdrawn(const struct verdict_result *r)
{
    double most = 0;
    for (int i = 0; i < r->kernel_count; i++) {
        const struct verdict_kernel *k = &r->kernels[i];
        for (const struct meter *m = meter_all; m < meter_all + METER_COUNT; m++) {
            double budget = meter_get(&k->budget, m), cost = meter_get(&k->cost[VERDICT_YOURS], m);
            if (budget >= 0 && cost > 0) most = fmax(most, cost / budget);
        }
    }
    return most;
}

static void prove_start(const struct exercise *e, const char *cc, struct tally *t)
{
    struct check c;
    struct verdict_result r;
    char why[100], name[40];
    check_folder(&c, e, exercise_dir(e), &(struct check_how){.cc = cc, .seed = 1}, &r);
    double over = overdrawn(&r);
    bool by_answers =
        r.verdict == VERDICT_WRONG || r.verdict == VERDICT_INVALID || r.verdict == VERDICT_TESTS;
    if (by_answers)
        snprintf(why, sizeof why, "fails by its answers");
    else
        snprintf(why, sizeof why, "%.3g times its budget", over);
    snprintf(name, sizeof name, "start, %s", cc);
    show(e, name, &r,
         by_answers ||
             (r.verdict >= VERDICT_LEAK && r.verdict < VERDICT_PASS && over >= LEAST_OVER),
         why, t);
}

static void prove_folder(const struct exercise *e, const char *folder, const char *cc,
                         struct tally *t)
{
    struct check c;
    struct verdict_result r;
    const char *name = folder_name(e, folder);
    enum verdict wanted = VERDICT_PASS;
    bool rejected = !strncmp(name, "rejected/", 9);
    if (rejected) {
        char word[32];
        snprintf(word, sizeof word, "%.*s", (int)strcspn(name + 9, "-"), name + 9);
        wanted = verdict_parse(word);
    }
    check_folder(
        &c, e, folder,
        &(struct check_how){.cc = cc, .seed = 1, .every_seed = !rejected && !cc, .sanitize = !cc},
        &r);
    char label[300];
    snprintf(label, sizeof label, cc ? "%s, %s" : "%s", name, cc);
    show(e, label, &r, r.verdict == wanted && wanted != VERDICT_GRADER_ERROR,
         rejected ? r.kernel : "", t);
}

static void build_all(const struct exercise *e, const glob_t *folders)
{
    struct build_overlay *o = calloc(folders->gl_pathc + 2, sizeof *o);
    if (!o) return;
    int n = 0;
    snprintf(o[n++].dir, sizeof o->dir, "%s", exercise_dir(e));
    for (size_t i = 0; i < folders->gl_pathc; i++)
        snprintf(o[n++].dir, sizeof o->dir, "%s", folders->gl_pathv[i]);
    build_overlays(&(struct build_how){.exercise = e->name}, o, n);
    free(o);
}

static void prove_exercise(const struct exercise *e, struct tally *t)
{
    char pattern[160];
    glob_t folders;
    printf("%s%s%s\n", style_bold(stdout), e->name, style_end(stdout));
    snprintf(pattern, sizeof pattern, "%s", exercise_solution(e));
    glob(pattern, 0, NULL, &folders);
    snprintf(pattern, sizeof pattern, "%s/[ar][ce][cj]*ed/*",
             exercise_solution(e)); // accepted/ and rejected/
    glob(pattern, GLOB_APPEND, NULL, &folders);
    build_all(e, &folders);
    prove_start(e, "gcc", t);
    for (size_t i = 0; i < folders.gl_pathc; i++) prove_folder(e, folders.gl_pathv[i], NULL, t);
    if (have_clang()) {
        prove_start(e, "clang", t);
        prove_folder(e, exercise_solution(e), "clang", t);
    } else {
        printf("  no clang here: the start and the solution were tried with gcc only\n");
        t->skipped += 2;
    }
    globfree(&folders);
}

int prove_exercises(const char *what, const char *unused)
{
    (void)unused;
    struct exercise *list;
    struct tally t = {0};
    int count = exercise_all(&list);
    if (count < 0) {
        fprintf(stderr, "judge: %s\n", exercise_error());
        return 2;
    }
    for (int i = 0; i < count; i++) {
        size_t len = what ? strlen(what) : 0;
        bool meant = !len || !strcmp(list[i].name, what) || !strcmp(list[i].address, what) ||
                     (!strchr(what, '.') && !strncmp(list[i].address, what, len));
        if (meant) prove_exercise(&list[i], &t);
    }
    free(list);
    printf("%d passed, %d failed", t.passed, t.failed);
    if (t.skipped) printf(", %d skipped", t.skipped);
    putchar('\n');
    return t.failed || !t.passed ? 1 : 0;
}

// The A/A run. The parent is the busy loop: a child of the judge would be taken for a leftover
// process.

static int copy_start(const struct exercise *e, char folder[160])
{
    char command[600];
    snprintf(folder, 160, "build/null/%s", e->name);
    int n = snprintf(command, sizeof command, "rm -rf %s && mkdir -p %s", folder, folder);
    for (int i = 0; i < e->file_count; i++)
        n += snprintf(command + n, sizeof command - (size_t)n, " && cp %s/%s %s/", exercise_dir(e),
                      e->files[i], folder);
    return system(command);
}

static int null_runs(const struct exercise *e, int count)
{
    char folder[160];
    int verdicts[VERDICT_PASS + 1] = {0}, kinds = 0, intervals = 0, hold = 0;
    if (copy_start(e, folder)) return 2;
    for (int run = 1; run <= count; run++) {
        struct check c;
        struct verdict_result r;
        check_folder(&c, e, folder, &(struct check_how){.seed = 0}, &r);
        if (!verdicts[r.verdict]++) kinds++;
        struct timing_samples samples;
        if (!timing_measure(&c, 0, &samples))
            for (int i = 0; i < r.kernel_count; i++, intervals++)
                hold += r.kernels[i].ratio_low <= 1 && r.kernels[i].ratio_high >= 1;
        style_progress("A/A %d of %d", run, count);
    }
    style_progress_end();
    for (unsigned v = 0; v <= VERDICT_PASS; v++)
        if (verdicts[v]) printf("%s: %d of %d verdicts\n", verdict_name(v), verdicts[v], count);
    printf("%d of %d timing intervals hold 1\n", hold, intervals);
    bool ok = kinds == 1 && intervals >= count && hold * 10 >= intervals * 9;
    printf("%d passed, %d failed\n", ok, !ok);
    return !ok;
}

int prove_null(const char *what, const char *unused)
{
    (void)unused;
    struct exercise e;
    const char *count = getenv("COUNT");
    if (exercise_find(what ? what : "03.1", &e)) {
        fprintf(stderr, "judge: %s\n", exercise_error());
        return 2;
    }
    fflush(NULL);
    pid_t pid = fork();
    if (!pid) {
        int status = null_runs(&e, count && atoi(count) > 0 ? atoi(count) : 100);
        fflush(NULL);
        _exit(status);
    }
    int status;
    pid_t ended;
    while (!(ended = waitpid(pid, &status, WNOHANG)))
        for (volatile int i = 0; i < 1000000; i++) continue;
    return ended == pid && WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
