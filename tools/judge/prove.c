// Checks the checker: every folder of an exercise is judged like anybody's. What is proved is a
// verdict a folder, and fifty exercises have a thousand folders, so a second here is a quarter of
// an hour there: all folders are built by a few makes, and of programs and sanitized builds only
// those that the verdict asks for which a folder is named after. A folder that gets another verdict
// is judged again with all of them.

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
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LEAST_OVER                                                                                 \
    1.25 // a start that is closer to its budget than this would pass on some other machine

#define CPU_MOST 12 // seconds a proof takes at most: else the whole takes more than it is worth

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
    printf("%s%-34s %s%-12s%s %s%s%s\n", ok ? "  " : "FAIL ", name,
           ok ? style_green(stdout) : style_red(stdout), verdict_name(r->verdict),
           style_end(stdout), r->place[0] ? r->place : "", why[0] ? "  " : "", why);
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

// The start of an exercise must be slow, or wrong where being right is the task, but nothing worse.
static void prove_start(const struct exercise *e, const char *cc, struct tally *t)
{
    struct check c;
    struct verdict_result r;
    char why[100], name[40];
    check_folder(&c, e, exercise_dir(e),
                 &(struct check_how){.cc = cc, .seed = 1, .sanitize = !strcmp(cc, "gcc")}, &r);
    double over = overdrawn(&r);
    bool by_answers =
        r.verdict == VERDICT_WRONG || r.verdict == VERDICT_TESTS || r.verdict == VERDICT_INVALID;
    if (by_answers)
        snprintf(why, sizeof why, "fails by what it does");
    else
        snprintf(why, sizeof why, "%.3g times its budget", over);
    snprintf(name, sizeof name, "start, %s", cc);
    show(e, name, &r,
         by_answers ||
             (r.verdict >= VERDICT_LEAK && r.verdict < VERDICT_PASS && over >= LEAST_OVER),
         why, t);
}

// The verdict that a folder is there for.
static enum verdict wanted(const char *name)
{
    char word[32];
    if (strncmp(name, "rejected/", 9)) return VERDICT_PASS;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(name + 9, "-"), name + 9);
    return verdict_parse(word);
}

static const char every_program[] = "test bench bench_bare";

// The programs that a check asks for on the way to that verdict, in the plain build or under
// sanitizers; NULL: none, or it is not known.
static const char *programs_of(enum verdict v, const char *san)
{
    bool by_tests = v == VERDICT_TESTS || v == VERDICT_COMPILE || v == VERDICT_FORBIDDEN;
    if (!san) return by_tests ? "test" : every_program;
    if (!strcmp(san, "thread")) return v == VERDICT_PASS || v == VERDICT_RACE ? "bench" : NULL;
    switch (v) {
    case VERDICT_TESTS:
        return "test";
    case VERDICT_WRONG:
        return "bench";
    case VERDICT_PASS:
    case VERDICT_INVALID:
    case VERDICT_CRASH:
    case VERDICT_RACE:
        return "test bench";
    default:
        return NULL;
    }
}

// One make for all folders that need these programs.
static void build_those(const struct exercise *e, const glob_t *folders, const char *san,
                        const char *programs)
{
    struct build_overlay *o = calloc(folders->gl_pathc + 1, sizeof *o);
    int n = 0;
    if (!o) return;
    for (size_t i = 0; i < folders->gl_pathc; i++) {
        const char *folder = folders->gl_pathv[i];
        const char *its = programs_of(wanted(folder_name(e, folder)), san);
        if (its && !strcmp(its, programs)) snprintf(o[n++].dir, sizeof o->dir, "%s", folder);
    }
    const char *starts = programs_of(VERDICT_PASS, san);
    if (starts && !strcmp(starts, programs))
        snprintf(o[n++].dir, sizeof o->dir, "%s", exercise_dir(e));
    struct build_how how = {.exercise = e->name, .san = san, .programs = programs};
    if (n) build_ahead(&how, o, n);
    free(o);
}

static void build_all(const struct exercise *e, const glob_t *folders)
{
    build_those(e, folders, NULL, every_program);
    build_those(e, folders, NULL, "test");
    build_those(e, folders, "1", "test bench");
    build_those(e, folders, "1", "test");
    build_those(e, folders, "1", "bench");
}

// Returns whether its kernels have threads.
static bool prove_folder(const struct exercise *e, const char *folder, const char *cc,
                         struct tally *t)
{
    struct check c;
    struct verdict_result r;
    const char *name = folder_name(e, folder);
    enum verdict v = wanted(name);
    bool rejected = !strncmp(name, "rejected/", 9), threads = false;
    struct check_how how = {.cc = cc,
                            .seed = 1,
                            .every_seed = !rejected && !cc,
                            .sanitize = !cc && programs_of(v, "1")};
    check_folder(&c, e, folder, &how, &r);
    if (r.verdict != v) {
        build_forget();
        check_folder(&c, e, folder, &how, &r);
    }
    for (int i = 0; i < c.kernel_count; i++) threads |= c.kernels[i].threads > 1;
    char label[300];
    snprintf(label, sizeof label, cc ? "%s, %s" : "%s", name, cc);
    show(e, label, &r, r.verdict == v && v != VERDICT_GRADER_ERROR, rejected ? r.kernel : "", t);
    return threads;
}

static double cpu_seconds(void)
{
    double seconds = 0;
    for (int who = RUSAGE_CHILDREN; who <= RUSAGE_SELF; who++) {
        struct rusage u;
        getrusage(who, &u);
        seconds += (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
                   1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
    }
    return seconds;
}

static void find_folders(const struct exercise *e, glob_t *folders)
{
    char pattern[160];
    snprintf(pattern, sizeof pattern, "%s", exercise_solution(e));
    glob(pattern, 0, NULL, folders);
    snprintf(pattern, sizeof pattern, "%s/accepted/*", exercise_solution(e));
    glob(pattern, GLOB_APPEND, NULL, folders);
    snprintf(pattern, sizeof pattern, "%s/rejected/*", exercise_solution(e));
    glob(pattern, GLOB_APPEND, NULL, folders);
}

static void prove_exercise(const struct exercise *e, struct tally *t)
{
    glob_t folders;
    double began = cpu_seconds();
    printf("%s%s%s\n", style_bold(stdout), e->name, style_end(stdout));
    find_folders(e, &folders);
    build_all(e, &folders);
    prove_start(e, "gcc", t);
    for (size_t i = 0; i < folders.gl_pathc; i++) // the solution is the first
        if (prove_folder(e, folders.gl_pathv[i], NULL, t) && !i)
            build_those(e, &folders, "thread", "bench");
    if (have_clang()) {
        prove_start(e, "clang", t);
        prove_folder(e, exercise_solution(e), "clang", t);
    } else {
        printf("  no clang here: the start and the solution were tried with gcc only\n");
        t->skipped += 2;
    }
    globfree(&folders);
    double cpu = cpu_seconds() - began;
    printf("  %.1f s of CPU%s\n", cpu, cpu > CPU_MOST ? ": more than a proof should take" : "");
}

int prove_exercises(const char *what, const char *unused)
{
    (void)unused;
    struct exercise *list;
    struct tally t = {0};
    int count = exercise_all(&list), proved = 0;
    if (count < 0) {
        fprintf(stderr, "judge: %s\n", exercise_error());
        return 2;
    }
    for (int i = 0; i < count; i++) {
        size_t len = what ? strlen(what) : 0;
        bool meant = !len || !strcmp(list[i].name, what) || !strcmp(list[i].address, what) ||
                     (!strchr(what, '.') && !strncmp(list[i].address, what, len));
        if (!meant) continue;
        prove_exercise(&list[i], &t);
        proved++;
    }
    free(list);
    if (proved > 1) printf("%.1f s of CPU for %d exercises\n", cpu_seconds(), proved);
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
