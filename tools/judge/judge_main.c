// judge COMMAND [NN.K | NN | folder]: everything that the course does to an exercise. make's
// targets hand over to it.

#include "attempts.h"
#include "check.h"
#include "debug.h"
#include "handin.h"
#include "map.h"
#include "prove.h"
#include "report.h"
#include "run.h"
#include "scaffold.h"
#include "scratch.h"
#include "stop.h"
#include "style.h"
#include "timing.h"
#include "watch.h"
#include "work.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char manual[] =
    "usage: judge COMMAND [NN.K | NN] [FOLDER]\n"
    "  check    judge work/NN.K-..., or the files in FOLDER; a lesson; or all that was begun\n"
    "  watch    judge again at every save\n"
    "  map      where you stand and what to type next\n"
    "  hint  reset  diff  solution  debug  handin  new\n"
    "  bench    times, start against yours against reference, with a plot\n"
    "  prove    start fails, solution and accepted pass, rejected are rejected for what they are\n"
    "  null     an A/A run: the start judged against itself, again and again\n"
    "flags, or the environment: --seed=7 SEED=7, --timing=0 TIMING=0, --json JSON=1,\n"
    "  --junit=FILE JUNIT=FILE; HINT=2; NO_COLOR=1\n"
    "exit status: 0 passed, 1 not passed, 2 our own failure or a wrong command line\n";

static bool set(const char *name)
{
    const char *value = getenv(name);
    return value && *value && strcmp(value, "0");
}

static void tell(const char *what)
{
    style_progress("%s ...", what);
}

static int usage(const char *what)
{
    if (what) fprintf(stderr, "judge: %s\n", what);
    fputs(manual, stderr);
    return 2;
}

// A command without what it is for: one line, for make adds one of its own.
static int ask(const char *what, const char *command, const char *instance)
{
    fprintf(stderr, "judge: %s? For instance: make %s-%s\n", what, command, instance);
    return 2;
}

static const char *command_name; // as it was typed

static int find(const char *what, struct exercise *e)
{
    if (!what) return ask("which exercise", command_name, "01.1");
    if (!exercise_find(what, e)) return 0;
    fprintf(stderr, "judge: %s\n", exercise_error());
    return 2;
}

// The answers are right, and something of it is about speed.
static bool worth_timing(const struct verdict_result *r)
{
    for (int i = 0; i < r->kernel_count; i++)
        if (verdict_timed(&r->kernels[i])) return r->verdict >= VERDICT_LEAK;
    return false;
}

// Judges one folder, records the attempt, shows it. An attempt is written down before it is shown.
static void judge_one(const struct exercise *e, const char *folder, bool record,
                      struct verdict_result *r)
{
    struct check c;
    bool json = set("JSON");
    const char *seed = getenv("SEED");
    struct check_how how = {
        .seed = seed ? strtoull(seed, NULL, 10) : 0, .sanitize = true, .progress = tell};
    double began = run_now_s();
    if (record) attempts_reserve();
    check_folder(&c, e, folder, &how, r);
    r->seconds = run_now_s() - began;
    r->when = time(NULL);
    style_progress_end();
    if (record && attempts_append(r)) {
        char *line = attempts_format(r);
        fprintf(stderr, "judge: %s could not be written; this line belongs to its end:\n%s",
                ATTEMPTS_PATH, line ? line : "");
        free(line);
    }
    stop_recorded();
    if (!json) report_text(stdout, e, r);
    fflush(stdout);
    const char *timed = getenv("TIMING");
    bool time_it = timed ? set("TIMING") : !json && isatty(1);
    if (time_it && worth_timing(r)) {
        struct timing_samples samples;
        if (!timing_measure(&c, 0, &samples) && !json) report_times(stdout, r);
    }
    if (json) report_json(stdout, r);
}

static int write_junit(const struct verdict_result *results, int count)
{
    const char *path = getenv("JUNIT");
    if (!path || !*path) return 0;
    FILE *f = fopen(path, "w");
    int error = !f || report_junit(f, results, count);
    if (f && fclose(f)) error = 1;
    if (error) fprintf(stderr, "judge: %s: %s\n", path, strerror(errno));
    return error;
}

// The worst of several: our own failure before a learner's.
static int status_of(const struct verdict_result *results, int count)
{
    int status = 0;
    for (int i = 0; i < count; i++)
        if (results[i].verdict == VERDICT_GRADER_ERROR)
            status = 2;
        else if (results[i].verdict != VERDICT_PASS && !status)
            status = 1;
    return write_junit(results, count) ? 2 : status;
}

// Words for people go where they don't mix with JSON's lines.
static FILE *words(void)
{
    return set("JSON") ? stderr : stdout;
}

static int begin(const struct exercise *e)
{
    int made = exercise_begin(e);
    if (made < 0) {
        fprintf(stderr, "judge: %s\n", exercise_error());
        return 2;
    }
    if (made) {
        fprintf(words(), "%s is yours now. To edit:", exercise_work(e));
        for (int i = 0; i < e->file_count; i++)
            fprintf(words(), " %s/%s", exercise_work(e), e->files[i]);
        fprintf(words(), "\nThe task is in %s/README.md. As it stands:\n\n", exercise_dir(e));
    }
    return 0;
}

// Where the learner has no file of that name the start's is judged: they should know.
static void tell_missing(const struct exercise *e)
{
    char path[256];
    for (int i = 0; i < e->file_count && e->file_count > 1; i++) {
        snprintf(path, sizeof path, "%s/%s", exercise_work(e), e->files[i]);
        if (access(path, F_OK)) fprintf(words(), "%s is not there: the start's is judged\n", path);
    }
}

static int refuse_name(const char *folder)
{
    if (!folder || build_nameable(folder)) return 0;
    fprintf(
        stderr,
        "judge: the folder \"%s\" can't be judged: make can't quote its name. Give it a path of\n"
        "letters, digits and /._-+ only, at most 190 bytes long\n",
        folder);
    return 2;
}

static int check_exercise(const char *what, const char *folder)
{
    struct exercise e;
    struct verdict_result r;
    int error = find(what, &e);
    if (!error) error = refuse_name(folder);
    if (!error && !folder) error = begin(&e);
    if (error) return error;
    if (!folder) tell_missing(&e);
    judge_one(&e, folder ? folder : exercise_work(&e), !folder, &r);
    return status_of(&r, 1);
}

// All of a lesson ("03"), or all that was begun (NULL). What was not begun is named, and judged in
// no lesson.
static int check_many(const char *lesson)
{
    struct exercise *list;
    int count = exercise_all(&list), judged = 0, passed = 0, meant = 0;
    char two[8];
    if (lesson && !lesson[1]) lesson = strcat(strcpy(two, "0"), lesson); // 3 is 03
    if (count < 0) return usage(exercise_error());
    struct verdict_result *results = calloc((size_t)count + 1, sizeof *results);
    for (int i = 0; results && i < count; i++) {
        const struct exercise *e = &list[i];
        if (lesson && strncmp(e->address, lesson, strlen(lesson))) continue;
        meant++;
        if (access(exercise_work(e), F_OK)) {
            if (lesson)
                fprintf(words(), "%s %s: not begun; make check-%s\n\n", e->address, e->title,
                        e->address);
            continue;
        }
        judge_one(e, exercise_work(e), true, &results[judged]);
        passed += results[judged++].verdict == VERDICT_PASS;
        fputc('\n', words());
    }
    if (!meant) fprintf(words(), "There is no lesson %s: make shows the list\n", lesson);
    if (meant) fprintf(words(), "%d of %d that were begun passed\n", passed, judged);
    int status = results ? status_of(results, judged) : 2;
    if (!judged && !lesson) fprintf(words(), "Nothing was begun yet: make check-01.1\n");
    free(results);
    free(list);
    return judged ? status : 1;
}

static int command_check(const char *what, const char *folder)
{
    if (!what) return check_many(NULL);
    return strchr(what, '.') ? check_exercise(what, folder) : check_many(what);
}

static int command_bench(const char *what, const char *folder)
{
    struct exercise e;
    struct check c;
    struct verdict_result r;
    int error = find(what, &e);
    if (!error) error = refuse_name(folder);
    if (!error && !folder) error = begin(&e);
    if (error) return error;
    check_folder(&c, &e, folder ? folder : exercise_work(&e), &(struct check_how){.progress = tell},
                 &r);
    style_progress_end();
    if (r.verdict < VERDICT_LEAK) {
        report_text(stdout, &e, &r);
        return status_of(&r, 1);
    }
    const char *rounds = getenv("COUNT");
    return timing_bench(&c, rounds ? atoi(rounds) : 40, stdout);
}

static int command_map(const char *what, const char *folder)
{
    (void)what, (void)folder;
    return map_print(stdout);
}

static int on_exercise(const char *what, int (*run)(const struct exercise *e))
{
    struct exercise e;
    int error = find(what, &e);
    return error ? error : run(&e);
}

static int command_watch(const char *what, const char *folder)
{
    struct exercise e;
    (void)folder;
    int error = what ? find(what, &e) : 0;
    return error ? error : watch_run("build/bin/judge", what ? &e : NULL);
}

#define ON_EXERCISE(name)                                                                          \
    static int command_##name(const char *what, const char *folder)                                \
    {                                                                                              \
        (void)folder;                                                                              \
        return on_exercise(what, work_##name);                                                     \
    }
ON_EXERCISE(hint)
ON_EXERCISE(reset)
ON_EXERCISE(diff)
ON_EXERCISE(solution)

static int command_debug(const char *what, const char *folder)
{
    (void)folder;
    return on_exercise(what, debug_begin);
}

static int command_handin(const char *what, const char *folder)
{
    (void)folder;
    return what ? handin_pack(what) : ask("which lesson", "handin", "03");
}

static int command_new(const char *what, const char *folder)
{
    (void)folder;
    return what ? scaffold_make(what) : ask("which name", "new", "09.1-slug");
}

static const struct command {
    const char *name;
    int (*run)(const char *what, const char *folder);
} commands[] = {
    {"check", command_check},   {"map", command_map},     {"bench", command_bench},
    {"prove", prove_exercises}, {"null", prove_null},     {"hint", command_hint},
    {"reset", command_reset},   {"diff", command_diff},   {"solution", command_solution},
    {"watch", command_watch},   {"debug", command_debug}, {"handin", command_handin},
    {"new", command_new},
};

// --json, --junit=FILE, --seed=N and --timing=0 are the environment's JSON, JUNIT, SEED and TIMING.
static int take_flags(int argc, char **argv)
{
    int kept = 0;
    for (int i = 0; i < argc; i++) {
        char *value = strchr(argv[i], '=');
        if (!strcmp(argv[i], "--json"))
            setenv("JSON", "1", 1);
        else if (value && !strncmp(argv[i], "--junit=", 8))
            setenv("JUNIT", value + 1, 1);
        else if (value && !strncmp(argv[i], "--seed=", 7))
            setenv("SEED", value + 1, 1);
        else if (value && !strncmp(argv[i], "--timing=", 9))
            setenv("TIMING", value + 1, 1);
        else
            argv[kept++] = argv[i];
    }
    argv[kept] = NULL;
    return kept;
}

int main(int argc, char **argv)
{
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
        fputs(manual, argc < 2 ? stderr : stdout);
        return argc < 2 ? 2 : 0;
    }
    if (!strcmp(argv[1], "--stopped")) stop_now(argc, argv);
    stop_catch("/proc/self/exe");
    argc = take_flags(argc, argv);
    scratch_sweep();
    unsetenv("MAKEFLAGS");
    unsetenv("MAKELEVEL");
    unsetenv("MFLAGS");
    command_name = argv[1];
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (!strcmp(command_name, commands[i].name))
            return commands[i].run(argc > 2 && argv[2][0] ? argv[2] : NULL,
                                   argc > 3 && argv[3][0] ? argv[3] : NULL);
    return usage("there is no such command");
}
