// One check, as a row of stages. Each ends with true when it has reached a verdict; who comes
// through all of them has passed. What decides is always compared with the reference on the same
// seed, in the same build.

#include "check.h"

#include "answers.h"
#include "counts.h"
#include "gate.h"
#include "play.h"
#include "sanitize.h"
#include "tests.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static bool ours(struct check *c, const char *what, int error)
{
    return verdict_decide(c->r, VERDICT_GRADER_ERROR, "%s: %s", what, strerror(-error));
}

enum { SOURCE_MAX = 4 << 20 };

// One file of the folder: NULL, or what is wrong with it. Only sources are looked at.
static const char *wrong_with(const struct check *c, const char *folder, const char *name)
{
    const char *dot = strrchr(name, '.');
    char path[600];
    struct stat st;
    if (*name == '.' || !dot || (strcmp(dot, ".c") && strcmp(dot, ".h")))
        return NULL; // .#x.c is an editor's
    if (dot[1] == 'h')
        return "a header is the contract and is never replaced: move what is in it to a file that "
               "you edit, and delete it";
    bool known = false;
    for (int i = 0; i < c->exercise->file_count; i++) known |= !strcmp(name, c->exercise->files[i]);
    if (!known)
        return "the exercise has no such file to edit: move what is in it to one that it has, and "
               "delete it";
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (stat(path, &st) || !S_ISREG(st.st_mode)) return "this is no ordinary file";
    if (!st.st_size)
        return "this file is empty: your editor may not have saved it, or make reset begins anew";
    return st.st_size > SOURCE_MAX ? "no source of this course is as long as 4 MiB" : NULL;
}

// The folder holds nothing but files that the exercise lets one edit, and one of them at least.
static bool sound(struct check *c)
{
    const char *folder = c->r->overlay, *wrong = NULL;
    if (!build_nameable(folder)) return ours(c, folder, -EINVAL);
    if (!strcmp(folder, exercise_dir(c->exercise))) return false; // the start itself
    DIR *dir = opendir(folder);
    if (!dir) return verdict_decide(c->r, VERDICT_COMPILE, "%s: %s", folder, strerror(errno));
    for (struct dirent *entry; !wrong && (entry = readdir(dir));) {
        wrong = wrong_with(c, folder, entry->d_name);
        if (wrong) snprintf(c->r->place, sizeof c->r->place, "%.90s/%.60s", folder, entry->d_name);
    }
    closedir(dir);
    if (wrong) return verdict_decide(c->r, VERDICT_COMPILE, "%s", wrong);
    for (int i = 0; i < c->exercise->file_count; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/%s", folder, c->exercise->files[i]);
        if (!access(path, F_OK)) return false;
    }
    return verdict_decide(c->r, VERDICT_COMPILE,
                          "%.180s has none of the files to edit, such as %s; make reset-%s begins "
                          "anew",
                          folder, c->exercise->files[0], c->exercise->address);
}

// What the linker says of a symbol is read here; a compiler's own words are the best there are.
static bool refused(struct check *c, const char *words)
{
    static const struct {
        const char *head, *says;
    } links[] = {
        {"undefined reference to `", "%.*s is missing: the contract in the header asks for it, or "
                                     "your own code does"},
        {"multiple definition of `", "%.*s is defined outside your files too: choose another name, "
                                     "or let it be static"},
    };
    const char *folder = c->side[VERDICT_YOURS].dir;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        const char *at = strstr(words, links[i].head);
        if (!at) continue;
        at += strlen(links[i].head);
        return verdict_decide(c->r, VERDICT_COMPILE, links[i].says, (int)strcspn(at, "'\n"), at);
    }
    verdict_detail(c->r, "%.1900s", words);
    for (const char *at = words; (at = strstr(at, folder)); at++) {
        const char *error = strstr(at, "error:");
        if (!error || strcspn(at, "\n") < (size_t)(error - at)) continue;
        snprintf(c->r->place, sizeof c->r->place, "%.*s", (int)strcspn(at, " \n") - 1, at);
        break;
    }
    return verdict_decide(c->r, VERDICT_COMPILE, "the compiler refuses it");
}

// What the compiler said of the files to edit, in whichever build it was.
static void read_warnings(struct check *c)
{
    for (int i = 0; i < c->exercise->file_count; i++) {
        char path[400], line[300];
        const char *file = c->exercise->files[i];
        snprintf(path, sizeof path, "%s/%.*s.o.says", c->side[VERDICT_YOURS].out,
                 (int)strcspn(file, "."), file);
        FILE *f = fopen(path, "r");
        while (f && fgets(line, sizeof line, f)) {
            size_t used = strlen(c->r->warnings);
            if (strstr(line, "warning:") && used + strlen(line) + 5 < sizeof c->r->warnings)
                snprintf(c->r->warnings + used, sizeof c->r->warnings - used, "%s", line);
        }
        if (f) fclose(f);
    }
}

static bool built(struct check *c)
{
    struct build_how how = {
        .exercise = c->exercise->name, .cc = c->how->cc, .each_seconds = (unsigned)c->how->seconds};
    int error = build_overlays(&how, c->side, VERDICT_OVERLAYS);
    if (error) return ours(c, "make", error);
    struct build_overlay *yours = &c->side[VERDICT_YOURS];
    strcpy(c->r->key, yours->key);
    if (!c->side[VERDICT_START].ok || !c->side[VERDICT_REFERENCE].ok) {
        struct build_overlay *bad =
            &c->side[c->side[VERDICT_START].ok ? VERDICT_REFERENCE : VERDICT_START];
        verdict_detail(c->r, "%.1900s", bad->says);
        return verdict_decide(c->r, VERDICT_GRADER_ERROR, "%s does not compile", bad->dir);
    }
    read_warnings(c);
    return !yours->ok && refused(c, yours->says);
}

static bool gated(struct check *c)
{
    const struct build_overlay *yours = &c->side[VERDICT_YOURS];
    for (int i = 0; i < c->exercise->file_count && !c->how->no_gate; i++) {
        char object[400];
        struct gate_finding found[1];
        snprintf(object, sizeof object, "%s/%s", yours->out, c->exercise->files[i]);
        strcpy(strrchr(object, '.'), ".o");
        if (access(object, F_OK)) continue; // not in the overlay
        int n = gate_check(object, c->exercise->allow, found, 1);
        if (n < 0) return ours(c, object, n);
        if (!n) continue;
        if (found->file[0])
            snprintf(c->r->place, sizeof c->r->place, "%s:%u", found->file, found->line);
        else
            snprintf(c->r->place, sizeof c->r->place, "%s/%s", yours->dir, c->exercise->files[i]);
        return verdict_decide(c->r, VERDICT_FORBIDDEN, "%s: %s", found->symbol, found->why);
    }
    return false;
}

// A second run in a build with sanitizers: names what a crash or a wrong answer comes from, or what
// went unnoticed.
static bool sanitized_as(struct check *c, const char *san, bool with_tests)
{
    struct build_how how = {
        .exercise = c->exercise->name, .san = san, .programs = with_tests ? "test bench" : "bench"};
    struct build_overlay o = {.ok = false};
    struct sanitize_report report = {0};
    struct verdict_result scrap = {0};
    struct run_result ran = {0};
    bool crashed, found = false;
    char test[300], test_name[128] = "";
    strcpy(o.dir, c->side[VERDICT_YOURS].dir);
    if (build_overlays(&how, &o, 1) || !o.ok) return false;
    snprintf(test, sizeof test, "%s/test", o.out);
    if (with_tests) {
        tests_run(c->exercise, o.dir, test, sanitize_env, &scrap, &ran, &crashed);
        found = ran.output && sanitize_read(ran.output, o.dir, &report);
        if (found) {
            ran.output[report.at] = 0;
            tests_last_begun(ran.output, test_name);
        }
        run_clean(&ran);
    }
    if (!found) found = play_sanitized(c, &o, &report);
    if (!found) return false;
    c->r->detail[0] = 0;
    if (report.other[0]) verdict_detail(c->r, "    %s\n", report.other);
    if (test_name[0]) verdict_detail(c->r, "    in test %s\n", test_name);
    strcpy(c->r->place, report.place);
    return verdict_decide(c->r, report.race ? VERDICT_RACE : VERDICT_INVALID, "%s",
                          sanitize_words(&report));
}

static bool threaded(const struct check *c)
{
    for (int i = 0; i < c->kernel_count; i++)
        if (c->kernels[i].threads > 1) return true;
    return false;
}

static bool sanitized(struct check *c)
{
    if (!c->how->sanitize) return false;
    if (c->how->progress) c->how->progress("once more under the sanitizers");
    return sanitized_as(c, "1", true) || (threaded(c) && sanitized_as(c, "thread", false));
}

static bool tested(struct check *c)
{
    char program[300];
    struct run_result ran;
    bool crashed;
    snprintf(program, sizeof program, "%s/test", c->side[VERDICT_YOURS].out);
    bool decided =
        tests_run(c->exercise, c->side[VERDICT_YOURS].dir, program, NULL, c->r, &ran, &crashed);
    run_clean(&ran);
    if (crashed || (decided && c->r->verdict == VERDICT_TESTS)) sanitized_as(c, "1", true);
    return decided;
}

// A crash or a wrong answer of a kernel: the sanitizers may know what it comes from.
static bool explained(struct check *c, bool decided)
{
    if (decided && (c->r->verdict == VERDICT_CRASH || c->r->verdict == VERDICT_WRONG))
        if (!threaded(c) || !sanitized_as(c, "thread", false)) sanitized_as(c, "1", false);
    return decided;
}

static bool answered(struct check *c)
{
    return explained(c, answers_check(c));
}

static bool costed(struct check *c)
{
    return explained(c, counts_check(c));
}

static uint64_t draw_seed(void)
{
    uint8_t byte = 0;
    if (getrandom(&byte, 1, 0) != 1) byte = (uint8_t)getpid();
    return byte % CHECK_SEEDS + 1;
}

void check_folder(struct check *c, const struct exercise *e, const char *overlay,
                  const struct check_how *how, struct verdict_result *r)
{
    static const struct {
        const char *what;
        bool (*decides)(struct check *c);
    } stages[] = {
        {NULL, sound},
        {"building", built},
        {NULL, gated},
        {"the tests", tested},
        {"the answers", answered},
        {NULL, sanitized},
        {"allocations and instructions", costed},
    };
    *c = (struct check){.exercise = e, .how = how, .r = r};
    *r = (struct verdict_result){.op = -1, .seed = how->seed ? how->seed : draw_seed()};
    strcpy(r->exercise, e->name);
    snprintf(r->overlay, sizeof r->overlay, "%s", overlay);
    snprintf(c->side[VERDICT_START].dir, sizeof c->side->dir, "%s", exercise_dir(e));
    snprintf(c->side[VERDICT_YOURS].dir, sizeof c->side->dir, "%s", overlay);
    snprintf(c->side[VERDICT_REFERENCE].dir, sizeof c->side->dir, "%s", exercise_solution(e));
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (stages[i].what && how->progress) how->progress(stages[i].what);
        if (stages[i].decides(c)) return;
    }
    verdict_decide(r, VERDICT_PASS, "%s", "");
}
